package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import io.tidewatch.model.LstmDecoder;
import io.tidewatch.model.LstmEncoder;
import io.tidewatch.model.Pool1d;
import io.tidewatch.model.Pooling;
import io.tidewatch.model.Signal;
import io.tidewatch.model.Upsample1d;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Builds the library's network for an autoencoder over windows, out of the library's own layers and
 * with the autoencoder's parameters. It reads and gives rows as they are, (rows, features): folding
 * into channels and steps is part of the network.
 */
final class WindowAssembly {

  private final NeuralNetConfiguration.ListBuilder list;
  private Signal shape;
  private int count;

  private WindowAssembly(NeuralNetConfiguration.ListBuilder list) {
    this.list = list;
  }

  /**
   * Builds and initialises.
   *
   * @param autoencoder whose layers and parameters become the network's
   * @param updater the optimiser, untouched by networks that are not fitted
   * @param l2 weight of the squared-weights penalty, at least 0; biases carry none
   * @param type of the parameters: float, or double where gradients are to be checked
   * @return a network with a mean-squared-error loss; the caller closes it
   */
  static MultiLayerNetwork assemble(
      Autoencoder autoencoder, IUpdater updater, double l2, DataType type) {
    WindowAssembly assembly =
        new WindowAssembly(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .weightInit(WeightInit.ZERO)
                .updater(updater)
                .l2(l2)
                .list());
    for (Layer layer : autoencoder.layers()) {
      assembly.add(layer);
    }
    assembly.flatten();
    assembly.append(
        new LossLayer.Builder(LossFunctions.LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(assembly.list.build());
    network.init();
    WindowParameters.write(autoencoder, network);
    return network;
  }

  private void add(Layer layer) {
    if (layer instanceof Dense dense) {
      flatten();
      append(
          new DenseLayer.Builder()
              .nIn(dense.inputs())
              .nOut(dense.outputs())
              .activation(activation(dense.activation()))
              .build());
    } else if (layer instanceof Conv1d convolution) {
      fold(convolution.shape(), false);
      append(convolution(convolution));
      shape = new Signal(convolution.bias().length, convolution.shape().steps());
    } else if (layer instanceof Pool1d pool) {
      fold(pool.shape(), false);
      append(pool(pool));
      shape = new Signal(pool.shape().channels(), pool.shape().steps() / pool.size());
    } else if (layer instanceof Upsample1d upsample) {
      fold(upsample.shape(), false);
      append(new Upsampling1D.Builder(upsample.factor()).build());
      shape = new Signal(upsample.shape().channels(), upsample.shape().steps() * upsample.factor());
    } else if (layer instanceof LstmEncoder encoder) {
      flatten();
      fold(encoder.shape(), true);
      append(new LastTimeStep(lstm(encoder.cell().inputs(), encoder.cell().units())));
      shape = null;
    } else if (layer instanceof LstmDecoder decoder) {
      flatten();
      append(new RepeatVector.Builder<>(decoder.steps()).build());
      append(lstm(decoder.cell().inputs(), decoder.cell().units()));
      shape = new Signal(decoder.cell().units(), decoder.steps());
    }
  }

  private void append(org.deeplearning4j.nn.conf.layers.Layer layer) {
    list.layer(count++, layer);
  }

  private void fold(Signal wanted, boolean oldestFirst) {
    if (shape == null) {
      list.inputPreProcessor(count, new WindowFold(wanted, oldestFirst));
    }
  }

  private void flatten() {
    if (shape != null) {
      list.inputPreProcessor(count, new WindowFlatten(shape));
      shape = null;
    }
  }

  private static Convolution1DLayer convolution(Conv1d layer) {
    return new Convolution1DLayer.Builder(layer.kernel(), 1)
        .convolutionMode(ConvolutionMode.Same)
        .nIn(layer.shape().channels())
        .nOut(layer.bias().length)
        .activation(activation(layer.activation()))
        .build();
  }

  private static Subsampling1DLayer pool(Pool1d layer) {
    SubsamplingLayer.PoolingType type =
        layer.pooling() == Pooling.MAX
            ? SubsamplingLayer.PoolingType.MAX
            : SubsamplingLayer.PoolingType.AVG;
    return new Subsampling1DLayer.Builder(type, layer.size(), layer.size()).build();
  }

  private static LSTM lstm(int inputs, int units) {
    return new LSTM.Builder()
        .nIn(inputs)
        .nOut(units)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .build();
  }

  private static Activation activation(io.tidewatch.model.Activation activation) {
    return switch (activation) {
      case IDENTITY -> Activation.IDENTITY;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
      case RELU -> Activation.RELU;
    };
  }
}
