package io.tidewatch.bench;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The same network as DL4J computes it. */
final class Dl4jNetwork {

  private Dl4jNetwork() {}

  static MultiLayerNetwork of(Layers layers) {
    NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
    int last = layers.weights().length - 1;
    for (int l = 0; l <= last; l++) {
      int inputs = layers.weights()[l].length;
      int outputs = layers.biases()[l].length;
      if (l < last) {
        list.layer(
            new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(Activation.TANH).build());
      } else {
        list.layer(
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build());
      }
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    for (int l = 0; l <= last; l++) {
      network.getLayer(l).setParam("W", Nd4j.create(layers.weights()[l]));
      network.getLayer(l).setParam("b", Nd4j.create(layers.biases()[l]).reshape(1, -1));
    }
    return network;
  }
}
