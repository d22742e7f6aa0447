package io.tidewatch.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** The library's optimisers over a chain's parameters. */
final class Steps implements AutoCloseable {

  private final INDArray values;
  private final INDArray gradients;
  private final INDArray state;
  private final IUpdater rule;
  private final GradientUpdater<?> updater;
  private final double rate;
  private final List<INDArray> frozen;
  private int taken;

  private Steps(DenseChain chain, IUpdater rule, double rate, List<INDArray> frozen) {
    this.frozen = frozen;
    this.rule = rule;
    this.rate = rate;
    long size = chain.values().length();
    values = chain.values().reshape(1, size);
    gradients = chain.gradients().reshape(1, size);
    long states = rule.stateSize(size);
    state = states == 0 ? null : Nd4j.zeros(values.dataType(), 1, states);
    updater = rule.instantiate(state, true);
  }

  /**
   * Adam (Kingma and Ba 2015, algorithm 1) with its usual constants.
   *
   * @param frozen views of the gradients whose parameters are never stepped
   */
  static Steps adam(DenseChain chain, double rate, List<INDArray> frozen) {
    return new Steps(chain, new Adam(rate), rate, frozen);
  }

  /** Down the gradient, without momentum. */
  static Steps sgd(DenseChain chain, double rate, List<INDArray> frozen) {
    return new Steps(chain, new Sgd(rate), rate, frozen);
  }

  /** Scales the steps from now on to a share of the configured rate. */
  void rate(double share) {
    rule.setLrAndSchedule(rate * share, null);
  }

  /** One step along the chain's gradients, which it overwrites. */
  void take() {
    updater.applyUpdater(gradients, taken++, 0);
    frozen.forEach(step -> step.assign(0));
    values.subi(gradients);
  }

  @Override
  public void close() {
    if (state != null) {
      state.close();
    }
  }
}
