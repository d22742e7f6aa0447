package io.tidewatch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random layers and networks over windows. */
public final class SignalFixtures {

  private SignalFixtures() {}

  /** A convolution whose outputs are about as large as its inputs. */
  public static Conv1d convolution(
      SplittableRandom random, Signal shape, int filters, int kernel, Activation how) {
    double size = Math.sqrt(3.0 / (shape.channels() * kernel));
    float[][][] weights = new float[filters][shape.channels()][];
    for (float[][] filter : weights) {
      for (int c = 0; c < filter.length; c++) {
        filter[c] = ModelFixtures.floats(random, kernel, size);
      }
    }
    return new Conv1d(shape, weights, ModelFixtures.floats(random, filters, 0.5), how);
  }

  /** A cell with weights of about the size that a trained one has. */
  public static LstmCell cell(SplittableRandom random, int inputs, int units) {
    return new LstmCell(
        matrix(random, inputs, 4 * units, Math.sqrt(3.0 / inputs)),
        matrix(random, units, 4 * units, Math.sqrt(3.0 / units)),
        ModelFixtures.floats(random, 4 * units, 1));
  }

  /** A convolutional autoencoder of up to two stages. */
  public static Autoencoder convolutional(SplittableRandom random) {
    int pool = random.nextInt(1, 4);
    int stages = random.nextInt(1, 3);
    int divisor = stages == 1 ? pool : pool * pool;
    int steps = divisor * random.nextInt((4 + divisor - 1) / divisor, 24 / divisor + 1);
    Signal window = new Signal(random.nextInt(1, 5), steps);
    int kernel = 1 + 2 * random.nextInt((Math.min(steps, 9) + 1) / 2);
    Pooling pooling = Pooling.values()[random.nextInt(2)];
    List<Layer> layers = new ArrayList<>();
    List<Signal> shapes = new ArrayList<>(List.of(window));
    Signal shape = window;
    for (int s = 0; s < stages; s++) {
      Conv1d convolution =
          convolution(random, shape, random.nextInt(1, 9), kernel, activation(random));
      shape = new Signal(convolution.bias().length, shape.steps());
      layers.add(convolution);
      layers.add(new Pool1d(shape, pool, pooling));
      shape = new Signal(shape.channels(), shape.steps() / pool);
      shapes.add(shape);
    }
    int code = random.nextInt(1, 9);
    layers.add(ModelFixtures.dense(random, shape.values(), code, activation(random)));
    layers.add(ModelFixtures.dense(random, code, shape.values(), activation(random)));
    for (int s = stages - 1; s >= 0; s--) {
      layers.add(new Upsample1d(shape, pool));
      Signal up = new Signal(shape.channels(), shape.steps() * pool);
      shape = shapes.get(s);
      layers.add(convolution(random, up, shape.channels(), kernel, activation(random)));
    }
    return new Autoencoder(layers, 2 * stages + 1);
  }

  /** A recurrent autoencoder over a window. */
  public static Autoencoder recurrent(SplittableRandom random, Signal window) {
    int units = random.nextInt(1, 17);
    int code = random.nextInt(1, 9);
    return new Autoencoder(
        List.of(
            new LstmEncoder(window, cell(random, window.channels(), units)),
            ModelFixtures.dense(random, units, code, activation(random)),
            new LstmDecoder(window.steps(), cell(random, code, units)),
            convolution(
                random,
                new Signal(units, window.steps()),
                window.channels(),
                1,
                Activation.IDENTITY)),
        2);
  }

  /** A window of 1 to 4 channels and 4 to 24 steps. */
  public static Signal window(SplittableRandom random) {
    return new Signal(random.nextInt(1, 5), random.nextInt(4, 25));
  }

  private static Activation activation(SplittableRandom random) {
    return Activation.values()[random.nextInt(Activation.values().length)];
  }

  private static float[][] matrix(SplittableRandom random, int rows, int columns, double size) {
    float[][] matrix = new float[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = ModelFixtures.floats(random, columns, size);
    }
    return matrix;
  }
}
