package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Ensemble;
import io.tidewatch.model.Layer;
import io.tidewatch.model.LstmCell;
import io.tidewatch.model.LstmDecoder;
import io.tidewatch.model.LstmEncoder;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Rows with a known structure, and a digest of what was learnt from them. */
final class Samples {

  private Samples() {}

  /** Rows near a random linear subspace, with noise of a tenth around it. */
  static float[][] linear(int count, int width, int rank, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] basis = gaussian(rank, width, random);
    float[][] rows = gaussian(count, width, random);
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        row[f] *= 0.1f;
      }
      for (float[] direction : basis) {
        float amount = (float) (random.nextGaussian() / Math.sqrt(rank));
        for (int f = 0; f < width; f++) {
          row[f] += amount * direction[f];
        }
      }
    }
    return rows;
  }

  /** Rows on a curved surface of two dimensions in eight. */
  static float[][] surface(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][];
    for (int r = 0; r < count; r++) {
      double u = random.nextDouble(-1, 1);
      double v = random.nextDouble(-1, 1);
      rows[r] =
          new float[] {
            (float) (1.6 * u),
            (float) (1.6 * v),
            (float) (1.4 * Math.sin(2 * u)),
            (float) (1.4 * Math.sin(2 * v)),
            (float) (2 * u * v),
            (float) (2 * u * u - 0.7),
            (float) (2 * v * v - 0.7),
            (float) (1.4 * Math.sin(u + v)),
          };
    }
    return rows;
  }

  /**
   * Rows on a surface of two dimensions in eight, each even feature by one, each odd by the other.
   */
  static float[][] curves(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][8];
    for (float[] row : rows) {
      for (int group = 0; group < 2; group++) {
        double u = random.nextDouble(-1, 1);
        row[group] = (float) (1.6 * u);
        row[group + 2] = (float) (1.4 * Math.sin(2 * u));
        row[group + 4] = (float) (1.4 * Math.tanh(2 * u));
        row[group + 6] = (float) (1.4 * Math.expm1(u));
      }
    }
    return rows;
  }

  /** The same rows under Gaussian noise. */
  static float[][] noisy(float[][] rows, double deviation, long seed) {
    float[][] noise = gaussian(rows.length, rows[0].length, new SplittableRandom(seed));
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < rows[r].length; f++) {
        noise[r][f] = (float) (rows[r][f] + deviation * noise[r][f]);
      }
    }
    return noise;
  }

  /** Independent standard normal values. */
  static float[][] gaussian(int count, int width, SplittableRandom random) {
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        row[f] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  /** The mean squared error a feature of the reconstruction of one set against another. */
  static double error(Autoencoder autoencoder, float[][] inputs, float[][] targets) {
    double sum = 0;
    for (int r = 0; r < inputs.length; r++) {
      float[] reconstruction = autoencoder.newPass().reconstruct(inputs[r]);
      for (int f = 0; f < reconstruction.length; f++) {
        sum += Math.pow((double) reconstruction[f] - targets[r][f], 2);
      }
    }
    return sum / inputs.length / autoencoder.width();
  }

  /** SHA-256 over the bits of every parameter. */
  static String digest(Autoencoder autoencoder) {
    return digest(autoencoder.layers());
  }

  /** The same of some layers. */
  static String digest(List<Layer> layers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Layer layer : layers) {
        update(digest, layer);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void update(MessageDigest digest, Layer layer) {
    if (layer instanceof Dense dense) {
      update(digest, dense.weights());
      update(digest, dense.bias());
    } else if (layer instanceof Conv1d convolution) {
      for (float[][] filter : convolution.weights()) {
        update(digest, filter);
      }
      update(digest, convolution.bias());
    } else if (layer instanceof LstmEncoder encoder) {
      update(digest, encoder.cell());
    } else if (layer instanceof LstmDecoder decoder) {
      update(digest, decoder.cell());
    } else if (layer instanceof Ensemble ensemble) {
      ensemble.members().forEach(member -> update(digest, member.layer()));
    }
  }

  private static void update(MessageDigest digest, LstmCell cell) {
    update(digest, cell.input());
    update(digest, cell.recurrent());
    update(digest, cell.bias());
  }

  private static void update(MessageDigest digest, float[][] rows) {
    for (float[] row : rows) {
      update(digest, row);
    }
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }
}
