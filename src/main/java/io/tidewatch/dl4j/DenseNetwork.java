package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
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
 * @param frozenLayers how many layers, from the input on, keep their bits; of an encoder's last
 *     layer the units of the code
 */
record DenseNetwork(
    DenseChain chain, int encoderLayers, int codeUnits, CodeTerm term, int frozenLayers)
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
    layers.set(encoderLayers - 1, CodeHead.compiled(last, codeUnits));
    return new Autoencoder(layers, encoderLayers);
  }

  /** The gradients of the frozen layers' parameters, as views. */
  List<INDArray> frozenGradients() {
    List<INDArray> frozen = new ArrayList<>();
    for (int l = 0; l < frozenLayers; l++) {
      frozen.add(chain.weightGradients(l));
      frozen.add(chain.biasGradients(l));
    }
    return frozen;
  }

  @Override
  public void close() {
    term.close();
    chain.close();
  }
}
