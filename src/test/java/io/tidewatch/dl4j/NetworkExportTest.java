package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.model.Dense;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class NetworkExportTest {

  @Test
  void readsEveryParameterFromItsPlace() {
    MultiLayerNetwork network = network(Activation.IDENTITY);
    for (int i = 0; i < 3; i++) {
      network.getLayer(0).getParam("b").putScalar(i, 100 + i);
      for (int o = 0; o < 3; o++) {
        network.getLayer(0).getParam("W").putScalar(i, o, 10 * i + o);
      }
    }
    Dense dense = (Dense) NetworkExport.compile(network, 1).layers().get(0);
    assertThat(dense.bias()).containsExactly(100, 101, 102);
    assertThat(dense.weights())
        .isDeepEqualTo(new float[][] {{0, 1, 2}, {10, 11, 12}, {20, 21, 22}});
    NativeRelease.release(network);
  }

  @Test
  void refusesAnActivationThatHasNoCompiledForm() {
    MultiLayerNetwork network = network(Activation.SOFTPLUS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NetworkExport.compile(network, 1))
        .withMessage("activation must be identity, tanh, sigmoid or relu, but was softplus");
    NativeRelease.release(network);
  }

  private static MultiLayerNetwork network(Activation activation) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(3)
                        .nOut(3)
                        .activation(activation)
                        .build())
                .build());
    network.init();
    return network;
  }
}
