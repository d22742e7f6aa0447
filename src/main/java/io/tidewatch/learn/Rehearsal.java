package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorMeasure;
import java.util.List;

/**
 * A network with its measure, before it is calibrated: what a challenger would be, made without the
 * rows that it is judged by.
 *
 * @param network trained on the other rows
 * @param measure how one error is made of its reconstructions
 */
record Rehearsal(FittedNetwork network, ErrorMeasure measure) {

  /** That of a model as it is. */
  static Rehearsal of(DetectorModel model) {
    return new Rehearsal(FittedNetwork.of(model), model.measure());
  }

  /** The errors of rows. */
  double[] errors(List<float[]> rows) {
    return network.errors(measure, rows);
  }
}
