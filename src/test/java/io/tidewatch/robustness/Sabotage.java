package io.tidewatch.robustness;

import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The ways in which a training is made to go wrong. */
enum Sabotage {
  /** The same output for every input. */
  CONSTANT,
  /** Every output is its input: nothing is ever unexpected. */
  IDENTITY,
  /** Half of the features are handed through, and faults in them hardly show. */
  HALF_IDENTITY,
  /** Trained on rows that each have three features far off. */
  TRAINED_ON_FAULTS,
  /** Weights a hundred times too large, in directions of chance. */
  DIVERGED,
  /** Weights so large that sums overflow. */
  OVERFLOWING,
  /** Each feature is expected to be what its neighbour should be. */
  SHUFFLED,
  /** Weights as they are drawn before a training. */
  UNTRAINED,
  /** Trained long ago: the relations between features have turned since. */
  STALE;

  private static final int FEW = 3;
  private static final float FAR = 8;

  /** A trainer that goes wrong at every other training, the first of which is sound. */
  static final class Saboteur implements Trainer {

    private final Sabotage kind;
    private final Trainer sound;
    private Autoencoder first;
    private int trainings;

    Saboteur(Sabotage kind, Trainer sound) {
      this.kind = kind;
      this.sound = sound;
    }

    /** Whether a training, counted from 0, is made to go wrong. */
    static boolean sabotaged(int training) {
      return training % 2 == 1;
    }

    @Override
    public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed)
        throws TrainingException {
      int training = trainings++;
      Autoencoder network =
          sabotaged(training)
              ? kind.spoil(rows, spec, seed + training, first, sound)
              : sound.train(rows, spec, seed);
      first = first == null ? network : first;
      return network;
    }
  }

  private Autoencoder spoil(
      float[][] rows, AutoencoderSpec spec, long seed, Autoencoder first, Trainer sound)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    int width = rows[0].length;
    float[][] weights = new float[width][width];
    switch (this) {
      case STALE:
        return first;
      case TRAINED_ON_FAULTS:
        return sound.train(faulty(rows, random), spec, seed);
      case CONSTANT:
        break;
      case IDENTITY:
        diagonal(weights, 0, 1);
        break;
      case HALF_IDENTITY:
        return withHandedThrough(sound.train(rows, spec, seed), random.nextInt(width));
      case DIVERGED:
        fill(weights, random, 100);
        break;
      case OVERFLOWING:
        fill(weights, random, 1e30f);
        Layer huge = new Dense(weights, new float[width], Activation.IDENTITY);
        return new Autoencoder(List.of(huge, huge), 1);
      case SHUFFLED:
        diagonal(weights, 1 + random.nextInt(width - 1), 1);
        return then(sound.train(rows, spec, seed), weights);
      case UNTRAINED:
        fill(weights, random, (float) (1 / Math.sqrt(width)));
        break;
    }
    return new Autoencoder(List.of(new Dense(weights, new float[width], Activation.IDENTITY)), 1);
  }

  private static float[][] faulty(float[][] rows, SplittableRandom random) {
    float[][] faulty = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      faulty[i] = rows[i].clone();
      for (int n = 0; n < FEW; n++) {
        faulty[i][random.nextInt(faulty[i].length)] += random.nextBoolean() ? FAR : -FAR;
      }
    }
    return faulty;
  }

  private static void diagonal(float[][] weights, int shift, float weight) {
    for (int f = 0; f < weights.length; f++) {
      weights[f][(f + shift) % weights.length] = weight;
    }
  }

  private static void fill(float[][] weights, SplittableRandom random, float deviation) {
    for (float[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  private static Autoencoder then(Autoencoder network, float[][] weights) {
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.add(new Dense(weights, new float[weights.length], Activation.IDENTITY));
    return new Autoencoder(layers, network.encoderLayers());
  }

  /** A linear network beside which some features take a way of their own. */
  private static Autoencoder withHandedThrough(Autoencoder network, int from) {
    int width = network.width();
    float[][] weights = new float[width][width];
    float[] bias = new float[width];
    float[] unit = new float[width];
    float[] zero = network.newPass().reconstruct(unit).clone();
    for (int in = 0; in < width; in++) {
      unit[in] = 1;
      float[] out = network.newPass().reconstruct(unit);
      for (int to = 0; to < width; to++) {
        boolean handed = (to - from + width) % width < width / 2;
        weights[in][to] = handed ? (in == to ? 1 : 0) : out[to] - zero[to];
        bias[to] = handed ? 0 : zero[to];
      }
      unit[in] = 0;
    }
    return new Autoencoder(List.of(new Dense(weights, bias, Activation.IDENTITY)), 1);
  }
}
