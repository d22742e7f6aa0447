package io.tidewatch.model;

/**
 * One thread's workspace for what a network makes of records: a record is scaled, reconstructed and
 * compared without allocating anything. What its methods return holds for the last record taken.
 */
public final class Reconstruction {

  private final Scaler scaler;
  private final ForwardPass pass;
  private final float[] scaled;
  private final float[] residual;
  private final float[] drawn;
  private float[] row;
  private float[] output;
  private int present;

  /**
   * Readies the forward pass.
   *
   * @param scaler as wide as the autoencoder
   * @param autoencoder what reconstructs
   */
  public Reconstruction(Scaler scaler, Autoencoder autoencoder) {
    this.scaler = scaler;
    this.pass = autoencoder.newPass();
    this.scaled = new float[scaler.width()];
    this.residual = new float[scaler.width()];
    this.drawn = new float[pass.samples() ? scaler.width() : 0];
  }

  /**
   * Takes a record.
   *
   * @param features in their own units, NaN where missing; read again until the next record comes
   */
  public void take(float[] features) {
    row = features;
    scaler.scale(features, scaled);
    compare();
  }

  /** Adds to a scaled feature of the record taken, and reconstructs it anew. */
  void move(int feature, float step) {
    scaled[feature] += step;
    compare();
  }

  private void compare() {
    output = pass.reconstruct(scaled);
    present = 0;
    for (int f = 0; f < residual.length; f++) {
      boolean missing = Float.isNaN(row[f]);
      residual[f] = missing ? 0f : scaled[f] - output[f];
      present += missing ? 0 : 1;
    }
  }

  /** Whether the record has the feature. */
  public boolean has(int feature) {
    return !Float.isNaN(row[feature]);
  }

  /** How many features the record has. */
  public int present() {
    return present;
  }

  /** Scaled feature less reconstruction, 0 where missing; overwritten by the next record. */
  public float[] residual() {
    return residual;
  }

  /**
   * The residual from another code that the record might have, or {@link #residual} where its code
   * takes no chance; overwritten by the next call.
   *
   * @param draw how many deviations from the mean, a number a code value
   */
  float[] residualOf(float[] draw) {
    if (drawn.length == 0) {
      return residual;
    }
    float[] other = pass.reconstructAt(draw);
    for (int f = 0; f < drawn.length; f++) {
      drawn[f] = has(f) ? scaled[f] - other[f] : 0f;
    }
    return drawn;
  }

  /** The code; overwritten by the next record. */
  public float[] code() {
    return pass.code();
  }

  /** What was expected of a feature, in its own unit. */
  public float expected(int feature) {
    return scaler.unscale(feature, output[feature]);
  }
}
