package io.tidewatch.model;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * One thread's workspace for what a network makes of records: a record is scaled, reconstructed and
 * compared without allocating anything. What its methods return holds for the last record taken.
 */
public final class Reconstruction {

  private static final int BATCH = Kernel.TILE;

  private final Scaler scaler;
  private final ForwardPass pass;
  private final float[] scaled;
  private final float[] residual;
  private final float[] drawn;
  private final int codeWidth;
  private float[] row;
  private float[] output;
  private float[] code;
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
    this.codeWidth = autoencoder.codeWidth();
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

  /**
   * Takes records one after the other, several of which are reconstructed at once where that is
   * faster: the same bits as {@link #take} gives.
   *
   * @param rows as {@link #take} has them
   * @param each is told which row was taken, while it is the last one
   */
  public void takeEach(List<float[]> rows, IntConsumer each) {
    // Another code of a record is asked of the pass, which knows only the last record it took.
    int batch = pass.samples() ? 1 : Math.min(BATCH, rows.size());
    float[][] inputs = new float[batch][scaled.length];
    float[][] outputs = new float[batch][scaled.length];
    float[][] codes = new float[batch][codeWidth];
    for (int first = 0; first < rows.size(); first += batch) {
      int count = Math.min(batch, rows.size() - first);
      for (int i = 0; i < count; i++) {
        scaler.scale(rows.get(first + i), inputs[i]);
      }
      pass.reconstruct(inputs, count, outputs, codes);
      for (int i = 0; i < count; i++) {
        row = rows.get(first + i);
        System.arraycopy(inputs[i], 0, scaled, 0, scaled.length);
        compareWith(outputs[i], codes[i]);
        each.accept(first + i);
      }
    }
  }

  /** Adds to a scaled feature of the record taken, and reconstructs it anew. */
  void move(int feature, float step) {
    scaled[feature] += step;
    compare();
  }

  private void compare() {
    compareWith(pass.reconstruct(scaled), null);
  }

  private void compareWith(float[] reconstructed, float[] itsCode) {
    output = reconstructed;
    code = itsCode;
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
    return code == null ? pass.code() : code;
  }

  /** What was expected of a feature, in its own unit. */
  public float expected(int feature) {
    return scaler.unscale(feature, output[feature]);
  }
}
