package io.tidewatch.dl4j;

import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Ensemble;
import io.tidewatch.model.GaussianHead;
import io.tidewatch.model.Layer;
import io.tidewatch.model.LstmEncoder;
import io.tidewatch.model.Pool1d;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an earlier network has the layers that a spec asks for. */
final class EarlierLayers {

  private EarlierLayers() {}

  /**
   * Compares kinds, sizes and functions, layer by layer.
   *
   * @param wanted an untrained network as the spec asks for it
   * @throws IllegalArgumentException naming the first difference
   */
  static void require(Autoencoder wanted, Transfer transfer) {
    Autoencoder earlier = transfer.earlier();
    requireWidth(wanted.width(), transfer);
    requireCount("layers", wanted.layers().size(), earlier.layers().size());
    requireCount("encoder layers", wanted.encoderLayers(), earlier.encoderLayers());
    for (int l = 0; l < wanted.layers().size(); l++) {
      String want = text(wanted.layers().get(l));
      String have = text(earlier.layers().get(l));
      if (!have.equals(want)) {
        throw new IllegalArgumentException(
            "layer of the earlier model must be "
                + want
                + ", but was "
                + have
                + " (layer "
                + l
                + ")");
      }
    }
  }

  /** Compares the number of features. */
  static void requireWidth(int width, Transfer transfer) {
    requireCount("features", width, transfer.earlier().width());
  }

  /**
   * Looks whether each decoder layer carries the transposed weights of its encoder layer.
   *
   * @param transfer dense layers only, an even number of them, their sizes mirrored
   * @throws IllegalArgumentException naming the first encoder layer whose weights it does not
   */
  static void requireTied(Transfer transfer) {
    List<Layer> layers = transfer.earlier().layers();
    for (int l = 0; l < layers.size() / 2; l++) {
      float[][] encoder = ((Dense) layers.get(l)).weights();
      float[][] decoder = ((Dense) layers.get(layers.size() - 1 - l)).weights();
      for (int o = 0; o < decoder.length; o++) {
        for (int i = 0; i < encoder.length; i++) {
          if (encoder[i][o] != decoder[o][i]) {
            throw new IllegalArgumentException(
                "earlier model must have tied weights, but was without (layer " + l + ")");
          }
        }
      }
    }
  }

  private static void requireCount(String what, int want, int have) {
    if (have != want) {
      throw new IllegalArgumentException(
          "earlier model must have " + want + " " + what + ", but was with " + have);
    }
  }

  private static String text(Layer layer) {
    String sizes = layer.getClass().getSimpleName() + " " + layer.inputs() + "-" + layer.outputs();
    if (layer instanceof Dense dense) {
      return sizes + " " + dense.activation();
    } else if (layer instanceof GaussianHead head) {
      return sizes + " " + head.means().activation();
    } else if (layer instanceof Conv1d convolution) {
      List<Object> parts =
          List.of(convolution.shape(), convolution.kernel(), convolution.activation());
      return sizes + " " + parts;
    } else if (layer instanceof Pool1d pool) {
      return sizes + " " + pool.shape() + " " + pool.pooling();
    } else if (layer instanceof LstmEncoder encoder) {
      return sizes + " " + encoder.shape();
    } else if (layer instanceof Ensemble ensemble) {
      return sizes
          + ensemble.members().stream().map(EarlierLayers::text).collect(Collectors.joining());
    }
    return sizes;
  }

  private static String text(Ensemble.Member member) {
    return " ["
        + Arrays.toString(member.reads())
        + " to "
        + Arrays.toString(member.writes())
        + " by "
        + text(member.layer())
        + "]";
  }
}
