package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
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
    layers.set(encoderLayers - 1, codeOnly(last));
    return new Autoencoder(layers, encoderLayers);
  }

  private Dense codeOnly(Dense layer) {
    float[][] weights =
        Arrays.stream(layer.weights())
            .map(row -> Arrays.copyOf(row, codeUnits))
            .toArray(float[][]::new);
    Activation activation = layer.activation();
    return new Dense(weights, Arrays.copyOf(layer.bias(), codeUnits), activation);
  }

  @Override
  public void close() {
    term.close();
    chain.close();
  }
}
