package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.GaussianHead;
import io.tidewatch.model.Layer;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Builds the library's network with the very parameters of a compiled autoencoder. */
final class NetworkAssembly {

  private NetworkAssembly() {}

  /**
   * Builds and initialises.
   *
   * @param autoencoder dense layers only; its parameters become the network's
   * @param updater the optimiser, untouched by networks that are not fitted
   * @param l2 weight of the squared-weights penalty, at least 0; biases carry none
   * @return a network with a mean-squared-error loss; the caller closes it
   */
  static MultiLayerNetwork assemble(Autoencoder autoencoder, IUpdater updater, double l2) {
    return assemble(autoencoder, updater, l2, DataType.FLOAT);
  }

  /** The same with parameters of a type: float, or double where gradients are to be checked. */
  static MultiLayerNetwork assemble(
      Autoencoder autoencoder, IUpdater updater, double l2, DataType type) {
    List<Dense> layers = autoencoder.layers().stream().map(NetworkAssembly::dense).toList();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(layers, updater, l2, type));
    network.init();
    for (int i = 0; i < layers.size(); i++) {
      assign(network, i, DefaultParamInitializer.WEIGHT_KEY, layers.get(i).weights());
      assign(network, i, DefaultParamInitializer.BIAS_KEY, layers.get(i).bias());
    }
    return network;
  }

  private static MultiLayerConfiguration configuration(
      List<Dense> layers, IUpdater updater, double l2, DataType type) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .weightInit(WeightInit.ZERO)
            .updater(updater)
            .l2(l2)
            .list();
    for (Dense dense : layers.subList(0, layers.size() - 1)) {
      list.layer(
          new DenseLayer.Builder()
              .nIn(dense.inputs())
              .nOut(dense.outputs())
              .activation(activation(dense))
              .build());
    }
    Dense last = layers.get(layers.size() - 1);
    return list.layer(
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(last.inputs())
                .nOut(last.outputs())
                .activation(activation(last))
                .build())
        .build();
  }

  private static Dense dense(Layer layer) {
    if (layer instanceof Dense dense) {
      return dense;
    }
    if (layer instanceof GaussianHead head) {
      return head.means();
    }
    throw new IllegalArgumentException(
        "layer must be dense, but was " + layer.getClass().getSimpleName());
  }

  private static Activation activation(Dense dense) {
    return switch (dense.activation()) {
      case IDENTITY -> Activation.IDENTITY;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
      case RELU -> Activation.RELU;
    };
  }

  private static void assign(MultiLayerNetwork network, int layer, String key, float[][] values) {
    try (INDArray array = Nd4j.createFromArray(values)) {
      network.getLayer(layer).getParam(key).assign(array);
    }
  }

  private static void assign(MultiLayerNetwork network, int layer, String key, float[] values) {
    try (INDArray array = Nd4j.createFromArray(values)) {
      network.getLayer(layer).getParam(key).assign(array);
    }
  }
}
