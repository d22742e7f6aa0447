package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Dense;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Dense layers in native memory with the gradients of their parameters, by back-propagation
 * (Rumelhart, Hinton and Williams 1986). All parameters lie in one vector, all gradients in
 * another, so that an optimiser and a penalty see each as a whole.
 *
 * <p>A tied chain has no weights in its latter half: layer {@code n - 1 - l} multiplies by the
 * transpose of layer l's, and both add to one gradient.
 */
final class DenseChain implements AutoCloseable {

  private final List<Dense> shapes;
  private final boolean tied;
  private final INDArray values;
  private final INDArray gradients;
  private final INDArray penalised;
  private final List<Parameters> layers = new ArrayList<>();

  /** One layer's part of the vectors: weights (inputs, outputs) and bias (1, outputs). */
  private record Parameters(
      INDArray weights, INDArray bias, INDArray weightGradients, INDArray biasGradients) {}

  /**
   * Copies the layers.
   *
   * @param shapes sizes, activations and first values
   * @param tied whether the latter half shares the weights of the first; then their number is even,
   *     their sizes are mirrored and the weights of the latter half are not read
   * @param type FLOAT to train, DOUBLE to check gradients
   */
  DenseChain(List<Dense> shapes, boolean tied, DataType type) {
    this.shapes = List.copyOf(shapes);
    this.tied = tied;
    int size = 0;
    for (int l = 0; l < shapes.size(); l++) {
      size += (ownsWeights(l) ? weightCount(l) : 0) + shapes.get(l).outputs();
    }
    values = Nd4j.zeros(type, size);
    gradients = Nd4j.zeros(type, size);
    penalised = Nd4j.zeros(type, size);
    int at = 0;
    for (int l = 0; l < shapes.size(); l++) {
      at = place(l, at);
    }
  }

  /** All parameters; changing them changes the chain. */
  INDArray values() {
    return values;
  }

  /** The gradients of {@link #values}, added to by {@link #backward}. */
  INDArray gradients() {
    return gradients;
  }

  /** 1 where {@link #values} holds a weight, 0 where it holds a bias. */
  INDArray penalised() {
    return penalised;
  }

  /** A layer's weights, (inputs, outputs); tied ones are a transposed view. */
  INDArray weights(int layer) {
    return layers.get(layer).weights();
  }

  /** The gradients of {@link #weights}. */
  INDArray weightGradients(int layer) {
    return layers.get(layer).weightGradients();
  }

  /** The gradients of a layer's bias, (1, outputs). */
  INDArray biasGradients(int layer) {
    return layers.get(layer).biasGradients();
  }

  /** What a layer applies to its sums. */
  Activation activation(int layer) {
    return shapes.get(layer).activation();
  }

  /** How many layers there are. */
  int size() {
    return shapes.size();
  }

  /**
   * Runs some of the layers.
   *
   * @param input (rows, inputs of the first)
   * @param from the first layer
   * @param to the layer after the last
   * @return the input followed by each layer's output
   */
  List<INDArray> forward(INDArray input, int from, int to) {
    List<INDArray> outputs = new ArrayList<>();
    outputs.add(input);
    INDArray in = input;
    for (int l = from; l < to; l++) {
      INDArray sums = in.mmul(weights(l)).addiRowVector(layers.get(l).bias());
      in =
          switch (activation(l)) {
            case IDENTITY -> sums;
            case TANH -> Transforms.tanh(sums, false);
            case SIGMOID -> Transforms.sigmoid(sums, false);
            case RELU -> Transforms.relu(sums, false);
          };
      outputs.add(in);
    }
    return outputs;
  }

  /**
   * Adds the gradients of the layers that ran.
   *
   * @param outputs what {@link #forward} returned
   * @param from its first layer
   * @param gradient of the last output
   * @return the gradient of the input
   */
  INDArray backward(List<INDArray> outputs, int from, INDArray gradient) {
    INDArray ofOutput = gradient;
    for (int l = from + outputs.size() - 2; l >= from; l--) {
      INDArray in = outputs.get(l - from);
      INDArray ofSums = slope(activation(l), outputs.get(l - from + 1)).muli(ofOutput);
      weightGradients(l).addi(in.transpose().mmul(ofSums));
      layers.get(l).biasGradients().addi(ofSums.sum(true, 0));
      ofOutput = ofSums.mmul(weights(l).transpose());
    }
    return ofOutput;
  }

  /** The derivative of an activation, from its output. */
  static INDArray slope(Activation activation, INDArray output) {
    return switch (activation) {
      case IDENTITY -> Nd4j.onesLike(output);
      case TANH -> output.mul(output).rsubi(1);
      case SIGMOID -> output.rsub(1).muli(output);
      case RELU -> output.gt(0).castTo(output.dataType());
    };
  }

  /**
   * The layers as plain Java, by index.
   *
   * @throws IllegalArgumentException when a parameter is not finite
   */
  List<Dense> export() {
    List<Dense> exported = new ArrayList<>();
    for (int l = 0; l < size(); l++) {
      float[][] rows = new float[shapes.get(l).inputs()][shapes.get(l).outputs()];
      float[] bias = new float[shapes.get(l).outputs()];
      for (int o = 0; o < bias.length; o++) {
        for (int i = 0; i < rows.length; i++) {
          rows[i][o] = weights(l).getFloat(i, o);
        }
        bias[o] = layers.get(l).bias().getFloat(0, o);
      }
      exported.add(new Dense(rows, bias, activation(l)));
    }
    return exported;
  }

  @Override
  public void close() {
    values.close();
    gradients.close();
    penalised.close();
  }

  private boolean ownsWeights(int layer) {
    return !tied || layer < shapes.size() / 2;
  }

  private int weightCount(int layer) {
    return shapes.get(layer).inputs() * shapes.get(layer).outputs();
  }

  private int place(int l, int from) {
    Dense dense = shapes.get(l);
    int at = from;
    INDArray weights;
    INDArray weightGradients;
    if (ownsWeights(l)) {
      weights = matrix(values, at, dense.inputs(), dense.outputs());
      weightGradients = matrix(gradients, at, dense.inputs(), dense.outputs());
      matrix(penalised, at, dense.inputs(), dense.outputs()).assign(1);
      float[][] first = dense.weights();
      for (int i = 0; i < first.length; i++) {
        for (int o = 0; o < first[i].length; o++) {
          weights.putScalar(i, o, first[i][o]);
        }
      }
      at += weightCount(l);
    } else {
      weights = weights(shapes.size() - 1 - l).transpose();
      weightGradients = weightGradients(shapes.size() - 1 - l).transpose();
    }
    INDArray bias = matrix(values, at, 1, dense.outputs());
    float[] first = dense.bias();
    for (int o = 0; o < first.length; o++) {
      bias.putScalar(0, o, first[o]);
    }
    layers.add(
        new Parameters(weights, bias, weightGradients, matrix(gradients, at, 1, dense.outputs())));
    return at + dense.outputs();
  }

  private static INDArray matrix(INDArray vector, int from, int rows, int columns) {
    return vector
        .get(NDArrayIndex.interval(from, from + (long) rows * columns))
        .reshape('c', rows, columns);
  }
}
