package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.GaussianHead;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense autoencoder in training: a chain of layers and what stands between encoder and decoder.
 *
 * @param chain the layers, encoder first
 * @param encoderLayers how many of them are the encoder
 * @param codeUnits units of the code; the encoder's last layer may write more of them, of which the
 *     first are the code where nothing is sampled
 * @param term what stands between
 */
record DenseNetwork(DenseChain chain, int encoderLayers, int codeUnits, CodeTerm term)
    implements AutoCloseable {

  /** The reconstruction without chance or corruption. */
  INDArray reconstruct(INDArray input) {
    INDArray encoded = encode(input);
    INDArray code = encoded.get(NDArrayIndex.all(), NDArrayIndex.interval(0, codeUnits)).dup();
    return chain.forward(code, encoderLayers, chain.size()).get(chain.size() - encoderLayers);
  }

  /** The encoder's output. */
  INDArray encode(INDArray input) {
    return chain.forward(input, 0, encoderLayers).get(encoderLayers);
  }

  /** The same for rows in plain Java. */
  float[][] encode(float[][] rows) {
    try (INDArray input = Nd4j.createFromArray(rows);
        INDArray encoded = encode(input)) {
      return encoded.toFloatMatrix();
    }
  }

  /**
   * The network in plain Java.
   *
   * @throws IllegalArgumentException when a parameter is not finite
   */
  Autoencoder compile() {
    List<Layer> layers = new ArrayList<>(chain.export());
    Dense last = (Dense) layers.get(encoderLayers - 1);
    if (last.outputs() == 2 * codeUnits) {
      Dense means = outputs(last, 0, codeUnits);
      Dense logVariances = outputs(last, codeUnits, 2 * codeUnits);
      layers.set(encoderLayers - 1, new GaussianHead(means, logVariances));
    }
    return new Autoencoder(layers, encoderLayers);
  }

  private static Dense outputs(Dense layer, int from, int to) {
    float[][] weights =
        Arrays.stream(layer.weights())
            .map(row -> Arrays.copyOfRange(row, from, to))
            .toArray(float[][]::new);
    return new Dense(weights, Arrays.copyOfRange(layer.bias(), from, to), layer.activation());
  }

  @Override
  public void close() {
    term.close();
    chain.close();
  }
}
