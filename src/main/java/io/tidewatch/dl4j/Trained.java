package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.model.Autoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A compiled autoencoder beside the library's network that it must agree with.
 *
 * @param autoencoder plain Java, to be kept
 * @param network the library's, whose native memory ends with {@link #close}
 * @param curve how its loss fell
 */
record Trained(Autoencoder autoencoder, MultiLayerNetwork network, TrainingCurve curve)
    implements AutoCloseable {

  /** A network that was not trained step by step. */
  Trained(Autoencoder autoencoder, MultiLayerNetwork network) {
    this(autoencoder, network, TrainingCurve.NONE);
  }

  @Override
  public void close() {
    NativeRelease.release(network);
  }
}
