package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A compiled autoencoder beside the library's network that it must agree with.
 *
 * @param autoencoder plain Java, to be kept
 * @param network the library's, whose native memory ends with {@link #close}
 */
record Trained(Autoencoder autoencoder, MultiLayerNetwork network) implements AutoCloseable {

  @Override
  public void close() {
    NativeRelease.release(network);
  }
}
