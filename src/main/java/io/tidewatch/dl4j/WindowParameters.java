package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import io.tidewatch.model.LstmCell;
import io.tidewatch.model.LstmDecoder;
import io.tidewatch.model.LstmEncoder;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Carries parameters between an autoencoder over windows and the network that {@link
 * WindowAssembly} built for it. Every value is copied by index, never from the raw buffer, whose
 * order is the library's own choice.
 *
 * <p>The library's LSTM keeps the four blocks of its columns in the order of {@link LstmCell}:
 * candidate, forget gate, output gate, input gate. Its one-dimensional convolution declares weights
 * of (filters, channels, taps, 1), but computes with the same memory taken for (taps, channels,
 * filters).
 */
final class WindowParameters {

  private static final String WEIGHT = "W";
  private static final String RECURRENT = "RW";
  private static final String BIAS = "b";

  private WindowParameters() {}

  /** Gives the network the autoencoder's parameters. */
  static void write(Autoencoder autoencoder, MultiLayerNetwork network) {
    int at = 0;
    for (Layer layer : autoencoder.layers()) {
      at += layer instanceof LstmDecoder ? 1 : 0;
      org.deeplearning4j.nn.api.Layer theirs = network.getLayer(at++);
      if (layer instanceof Dense dense) {
        put(theirs.getParam(WEIGHT), dense.weights());
        put(theirs.getParam(BIAS), dense.bias());
      } else if (layer instanceof Conv1d convolution) {
        put(theirs.getParam(WEIGHT), convolution.weights());
        put(theirs.getParam(BIAS), convolution.bias());
      } else if (layer instanceof LstmEncoder encoder) {
        put(theirs, encoder.cell());
      } else if (layer instanceof LstmDecoder decoder) {
        put(theirs, decoder.cell());
      }
    }
  }

  /**
   * Compiles the network's parameters.
   *
   * @param network that {@link WindowAssembly} built
   * @param like the autoencoder it was built for
   * @return the same layers with the network's parameters
   * @throws IllegalArgumentException when a parameter is not finite
   */
  static Autoencoder compile(MultiLayerNetwork network, Autoencoder like) {
    List<Layer> layers = new ArrayList<>();
    int at = 0;
    for (Layer layer : like.layers()) {
      at += layer instanceof LstmDecoder ? 1 : 0;
      layers.add(compile(network.getLayer(at++), layer));
    }
    return new Autoencoder(layers, like.encoderLayers());
  }

  private static Layer compile(org.deeplearning4j.nn.api.Layer theirs, Layer like) {
    if (like instanceof Dense dense) {
      return new Dense(
          matrix(theirs.getParam(WEIGHT)), vector(theirs.getParam(BIAS)), dense.activation());
    } else if (like instanceof Conv1d layer) {
      return new Conv1d(
          layer.shape(),
          filters(theirs.getParam(WEIGHT)),
          vector(theirs.getParam(BIAS)),
          layer.activation());
    } else if (like instanceof LstmEncoder layer) {
      return new LstmEncoder(layer.shape(), cell(theirs));
    } else if (like instanceof LstmDecoder layer) {
      return new LstmDecoder(layer.steps(), cell(theirs));
    }
    return like;
  }

  private static LstmCell cell(org.deeplearning4j.nn.api.Layer theirs) {
    return new LstmCell(
        matrix(theirs.getParam(WEIGHT)),
        matrix(theirs.getParam(RECURRENT)),
        vector(theirs.getParam(BIAS)));
  }

  private static void put(org.deeplearning4j.nn.api.Layer theirs, LstmCell cell) {
    put(theirs.getParam(WEIGHT), cell.input());
    put(theirs.getParam(RECURRENT), cell.recurrent());
    put(theirs.getParam(BIAS), cell.bias());
  }

  private static void put(INDArray array, float[] values) {
    for (int i = 0; i < values.length; i++) {
      array.putScalar(i, values[i]);
    }
  }

  private static void put(INDArray array, float[][] values) {
    for (int i = 0; i < values.length; i++) {
      for (int o = 0; o < values[i].length; o++) {
        array.putScalar(i, o, values[i][o]);
      }
    }
  }

  private static void put(INDArray array, float[][][] filters) {
    INDArray taps = taps(array);
    for (int f = 0; f < filters.length; f++) {
      for (int c = 0; c < filters[f].length; c++) {
        for (int j = 0; j < filters[f][c].length; j++) {
          taps.putScalar(j, c, f, filters[f][c][j]);
        }
      }
    }
  }

  private static float[] vector(INDArray array) {
    float[] values = new float[(int) array.length()];
    for (int i = 0; i < values.length; i++) {
      // One index: on an array of rank 1 getFloat(0, i) returns other elements, without an error.
      values[i] = array.getFloat(i);
    }
    return values;
  }

  private static float[][] matrix(INDArray array) {
    float[][] values = new float[(int) array.size(0)][(int) array.size(1)];
    for (int i = 0; i < values.length; i++) {
      for (int o = 0; o < values[i].length; o++) {
        values[i][o] = array.getFloat(i, o);
      }
    }
    return values;
  }

  private static float[][][] filters(INDArray array) {
    INDArray taps = taps(array);
    float[][][] values = new float[(int) taps.size(2)][(int) taps.size(1)][(int) taps.size(0)];
    for (int f = 0; f < values.length; f++) {
      for (int c = 0; c < values[f].length; c++) {
        for (int j = 0; j < values[f][c].length; j++) {
          values[f][c][j] = taps.getFloat(j, c, f);
        }
      }
    }
    return values;
  }

  private static INDArray taps(INDArray array) {
    return array.reshape('c', array.size(2), array.size(1), array.size(0));
  }
}
