package io.tidewatch.bench;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Ensemble;
import io.tidewatch.model.LstmCell;
import io.tidewatch.model.LstmDecoder;
import io.tidewatch.model.LstmEncoder;
import io.tidewatch.model.Pool1d;
import io.tidewatch.model.Pooling;
import io.tidewatch.model.Signal;
import io.tidewatch.model.Upsample1d;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Networks over 64 features, four channels of sixteen steps where they read windows. */
public enum FamilyNetwork {
  /** A filter bank of 8, half the steps, 4 channels; and back. */
  CONVOLUTIONAL(2 * (16 * 8 * 4 * 3) + 2 * (8 * 4 * 8 * 3)) {
    @Override
    Autoencoder network() {
      Signal half = new Signal(8, 8);
      return new Autoencoder(
          List.of(
              convolution(4, 16, 8, Activation.TANH),
              new Pool1d(new Signal(8, 16), 2, Pooling.MAX),
              convolution(8, 8, 4, Activation.TANH),
              convolution(4, 8, 8, Activation.TANH),
              new Upsample1d(half, 2),
              convolution(8, 16, 4, Activation.IDENTITY)),
          3);
    }
  },
  /** 16 units that read the window, a code of 8, 16 units that write it. */
  RECURRENT(16 * (4 + 16) * 64 + 16 * 8 + 8 * 64 + 16 * 16 * 64 + 64 * 64) {
    @Override
    Autoencoder network() {
      return new Autoencoder(
          List.of(
              new LstmEncoder(new Signal(4, 16), cell(4, 16)),
              dense(16, 8, Activation.TANH),
              new LstmDecoder(16, cell(8, 16)),
              convolution(16, 16, 4, 1, Activation.IDENTITY)),
          2);
    }
  },
  /** Eight members of eight features with codes of four. */
  ENSEMBLE(2 * 8 * 8 * 4) {
    @Override
    Autoencoder network() {
      return new Autoencoder(
          List.of(members(8, 4, Activation.SIGMOID), members(4, 8, Activation.IDENTITY)), 1);
    }
  };

  static final int WIDTH = 64;

  private static final int MEMBERS = 8;

  private final long products;

  FamilyNetwork(long products) {
    this.products = products;
  }

  abstract Autoencoder network();

  /** How many multiply-adds a record takes. */
  long products() {
    return products;
  }

  private static float[][] weights(int inputs, int outputs) {
    return Layers.rows(new SplittableRandom(inputs), inputs, outputs, 1 / Math.sqrt(inputs));
  }

  private static Dense dense(int inputs, int outputs, Activation how) {
    return new Dense(weights(inputs, outputs), new float[outputs], how);
  }

  private static Conv1d convolution(int channels, int steps, int filters, Activation how) {
    return convolution(channels, steps, filters, 3, how);
  }

  private static Conv1d convolution(
      int channels, int steps, int filters, int taps, Activation how) {
    float[][][] weights = new float[filters][][];
    for (int f = 0; f < filters; f++) {
      weights[f] = Layers.rows(new SplittableRandom(f), channels, taps, 0.3);
    }
    return new Conv1d(new Signal(channels, steps), weights, new float[filters], how);
  }

  private static LstmCell cell(int inputs, int units) {
    return new LstmCell(
        weights(inputs, 4 * units), weights(units, 4 * units), new float[4 * units]);
  }

  private static Ensemble members(int inputs, int outputs, Activation how) {
    List<Ensemble.Member> members = new ArrayList<>();
    for (int m = 0; m < MEMBERS; m++) {
      members.add(
          new Ensemble.Member(
              IntStream.range(m * inputs, (m + 1) * inputs).toArray(),
              IntStream.range(m * outputs, (m + 1) * outputs).toArray(),
              dense(inputs, outputs, how)));
    }
    return new Ensemble(MEMBERS * inputs, members);
  }
}
