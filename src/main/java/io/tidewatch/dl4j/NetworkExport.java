package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compiles the library's network to plain Java. */
final class NetworkExport {

  private NetworkExport() {}

  /**
   * Copies every parameter by index, never from the raw buffer, whose order is the library's own
   * choice.
   *
   * @param network dense layers only, the last of them the output layer
   * @param encoderLayers how many layers lead to the code
   * @return the same function in plain Java
   * @throws IllegalArgumentException when a parameter is not finite, or the network holds a layer
   *     or an activation that has no compiled form
   */
  static Autoencoder compile(MultiLayerNetwork network, int encoderLayers) {
    List<Layer> layers = new ArrayList<>();
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      layers.add(
          new Dense(
              matrix(layer.getParam(DefaultParamInitializer.WEIGHT_KEY)),
              vector(layer.getParam(DefaultParamInitializer.BIAS_KEY)),
              activation(layer)));
    }
    return new Autoencoder(layers, encoderLayers);
  }

  private static float[][] matrix(INDArray weights) {
    float[][] values = new float[(int) weights.size(0)][(int) weights.size(1)];
    for (int i = 0; i < values.length; i++) {
      for (int o = 0; o < values[i].length; o++) {
        values[i][o] = weights.getFloat(i, o);
      }
    }
    return values;
  }

  private static float[] vector(INDArray bias) {
    float[] values = new float[(int) bias.length()];
    for (int o = 0; o < values.length; o++) {
      // One index: on this array of rank 1 getFloat(0, o) returns other elements, without an error.
      values[o] = bias.getFloat(o);
    }
    return values;
  }

  private static Activation activation(org.deeplearning4j.nn.api.Layer layer) {
    if (!(layer.conf().getLayer() instanceof FeedForwardLayer conf)) {
      throw new IllegalArgumentException(
          "network layer must be feed-forward, but was " + layer.getClass().getSimpleName());
    }
    IActivation function = conf.getActivationFn();
    if (function instanceof ActivationIdentity) {
      return Activation.IDENTITY;
    } else if (function instanceof ActivationTanH) {
      return Activation.TANH;
    } else if (function instanceof ActivationSigmoid) {
      return Activation.SIGMOID;
    } else if (function instanceof ActivationReLU) {
      return Activation.RELU;
    }
    throw new IllegalArgumentException(
        "activation must be identity, tanh, sigmoid or relu, but was " + function);
  }
}
