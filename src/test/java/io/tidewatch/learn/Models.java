package io.tidewatch.learn;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.Dense;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.Layer;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Scaler;
import io.tidewatch.model.Tail;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Models made by hand, whose errors and p-values can be reckoned in the head. */
final class Models {

  static final String SLOT = "stream";
  static final long SCHEMA = 0x5eaf00dL;

  private Models() {}

  /**
   * A champion over one feature that takes the value's size for its error, and gives an error e the
   * p-value 1 - e / 10 up to 9, beyond it 0.1 exp(9 - e).
   *
   * @param number which promotion it is
   * @param windowEnd the end of the training window that led to it
   */
  static DetectorModel champion(int number, long windowEnd) {
    return of(number, windowEnd, unscaled(1), diagonal(0));
  }

  /** The value to which {@link #champion} gives a p-value. */
  static float valueOf(double pValue) {
    return (float) (pValue >= 0.1 ? 10 * (1 - pValue) : 9 - Math.log(10 * pValue));
  }

  /**
   * Values of either sign whose p-values lie evenly between 0 and 1, in no order.
   *
   * @param count no multiple of 7
   */
  static float[] usual(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      float size = valueOf((i * 7 % count + 0.5) / count);
      values[i] = i % 2 == 0 ? size : -size;
    }
    return values;
  }

  /** A model with the champion's calibration. */
  static DetectorModel of(int number, long windowEnd, Scaler scaler, Autoencoder autoencoder) {
    Provenance provenance =
        new Provenance("pumps", SLOT, windowEnd, "first", 80, 20, 42, "linear{}", "", SCHEMA);
    float[] spread = new float[autoencoder.width()];
    Arrays.fill(spread, 1);
    Calibration calibration = new Calibration(100, new double[] {0, 9}, new Tail(9, 0.1, 0, 1));
    return DetectorModel.seal(
        number, provenance, scaler, autoencoder, new ErrorScale(spread), calibration);
  }

  /** Leaves values as they are, up to its limit. */
  static Scaler unscaled(int width) {
    float[] spread = new float[width];
    Arrays.fill(spread, 1);
    return new Scaler(new float[width], spread);
  }

  /** Multiplies each feature by its own weight. */
  static Autoencoder diagonal(float... weights) {
    return chain(weights, 1);
  }

  /** Multiplies each feature by its own weight, several times over. */
  static Autoencoder chain(float[] weights, int times) {
    float[][] matrix = new float[weights.length][weights.length];
    for (int f = 0; f < weights.length; f++) {
      matrix[f][f] = weights[f];
    }
    Layer layer = new Dense(matrix, new float[weights.length], Activation.IDENTITY);
    return new Autoencoder(Collections.nCopies(times, layer), 1);
  }

  /** Gives the same output for every input. */
  static Autoencoder constant(float... outputs) {
    float[][] none = new float[outputs.length][outputs.length];
    return new Autoencoder(List.of(new Dense(none, outputs, Activation.IDENTITY)), 1);
  }
}
