package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorMeasure;
import io.tidewatch.model.Measure;
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

  /** The same network, measured by what it could not reconstruct and nothing else. */
  Rehearsal alone(List<float[]> rows) {
    return new Rehearsal(network, network.measure(Measure.ROOT_MEAN_SQUARE, rows));
  }
}
