package io.tidewatch.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters of a library's network that training leaves as they are: every step moves them, and
 * they are put back before the next. So the network stays built of the same layers, whose
 * parameters are compiled as those of any other.
 */
final class FrozenParameters implements AutoCloseable {

  private final List<INDArray> parameters = new ArrayList<>();
  private final List<INDArray> kept = new ArrayList<>();

  private FrozenParameters() {}

  /** Those of the first layers of a network, as they are now. */
  static FrozenParameters of(MultiLayerNetwork network, int layers) {
    FrozenParameters frozen = new FrozenParameters();
    for (int l = 0; l < layers; l++) {
      for (INDArray parameter : network.getLayer(l).paramTable().values()) {
        frozen.parameters.add(parameter);
        frozen.kept.add(parameter.dup());
      }
    }
    return frozen;
  }

  /** Puts them back. */
  void restore() {
    for (int p = 0; p < kept.size(); p++) {
      parameters.get(p).assign(kept.get(p));
    }
  }

  @Override
  public void close() {
    kept.forEach(INDArray::close);
  }
}
