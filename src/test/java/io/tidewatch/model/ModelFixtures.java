package io.tidewatch.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Networks and models small enough to follow by hand, and random ones from a seed. */
public final class ModelFixtures {

  private ModelFixtures() {}

  /** Where the fixtures say they come from. */
  public static Provenance provenance() {
    return new Provenance(
        "pumps", "stream", 3_600_000, "schedule", 900, 100, 42, "denoising{}", "m1-00000000", 7);
  }

  /** Three features, centers 10, 20, 30 and spreads 1, 2, 4. */
  public static Scaler scaler() {
    return new Scaler(new float[] {10, 20, 30}, new float[] {1, 2, 4});
  }

  /** Three features to a code of two (tanh) and back. */
  public static Autoencoder autoencoder() {
    Dense encoder =
        new Dense(
            new float[][] {{0.5f, -0.25f}, {0.125f, 1}, {-0.75f, 0.5f}},
            new float[] {0.1f, -0.1f},
            Activation.TANH);
    Dense decoder =
        new Dense(
            new float[][] {{1, 0.5f, -0.5f}, {-0.25f, 0.75f, 0.25f}},
            new float[] {0, 0.2f, -0.2f},
            Activation.IDENTITY);
    return new Autoencoder(List.of(encoder, decoder), 1);
  }

  /** Errors from 0 to 2, and beyond 2 an exponential tail that a tenth of all lie in. */
  public static Calibration calibration() {
    return new Calibration(200, new double[] {0, 0.5, 1, 2}, new Tail(2, 0.1, 0, 0.5));
  }

  /** The parts above as one model. */
  public static DetectorModel model() {
    return model(2);
  }

  /** The parts above as one model, which promotion of its slot it is included. */
  public static DetectorModel model(int number) {
    ErrorScale errorScale = new ErrorScale(new float[] {0.5f, 1, 2});
    return DetectorModel.seal(
        number, provenance(), scaler(), autoencoder(), errorScale, calibration());
  }

  /** A model that expects the same of every record: centers and spreads of 1 but for the bias. */
  public static DetectorModel expecting(Scaler scaler, float[] scaledOutput, ErrorMeasure measure) {
    int width = scaledOutput.length;
    Dense constant = new Dense(new float[width][width], scaledOutput, Activation.IDENTITY);
    Autoencoder autoencoder = new Autoencoder(List.of(constant), 1);
    return DetectorModel.seal(1, provenance(), scaler, autoencoder, measure, calibration());
  }

  /** A random layer whose outputs are about as large as its inputs. */
  public static Dense dense(SplittableRandom random, int inputs, int outputs, Activation how) {
    double size = Math.sqrt(3.0 / inputs);
    float[][] weights = new float[inputs][outputs];
    for (float[] row : weights) {
      for (int o = 0; o < outputs; o++) {
        row[o] = (float) random.nextDouble(-size, size);
      }
    }
    return new Dense(weights, floats(random, outputs, 0.5), how);
  }

  /** A random network of 1 to 6 layers of 1 to 70 units each. */
  public static Autoencoder randomAutoencoder(SplittableRandom random) {
    int[] widths = random.ints(random.nextInt(1, 7), 1, 71).toArray();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      Activation how = Activation.values()[random.nextInt(Activation.values().length)];
      layers.add(dense(random, widths[i], widths[(i + 1) % widths.length], how));
    }
    return new Autoencoder(layers, random.nextInt(1, layers.size() + 1));
  }

  /** A random model of a random width. */
  public static DetectorModel randomModel(SplittableRandom random) {
    Autoencoder autoencoder = randomAutoencoder(random);
    int width = autoencoder.width();
    return DetectorModel.seal(
        random.nextInt(1, 1000),
        provenance(),
        new Scaler(floats(random, width, 100), positives(random, width)),
        autoencoder,
        new ErrorScale(positives(random, width)),
        Calibration.fit(ErrorSamples.LOGNORMAL.draw(random, random.nextInt(2, 3000))));
  }

  /** Uniform values within a size. */
  public static float[] floats(SplittableRandom random, int count, double size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-size, size);
    }
    return values;
  }

  /** A row of ones. */
  public static float[] ones(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 1);
    return values;
  }

  private static float[] positives(SplittableRandom random, int count) {
    float[] values = floats(random, count, 1);
    for (int i = 0; i < count; i++) {
      values[i] = Math.abs(values[i]) + 0.01f;
    }
    return values;
  }
}
