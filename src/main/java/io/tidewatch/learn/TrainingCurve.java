package io.tidewatch.learn;

import java.util.List;

/**
 * How the loss fell while a network was trained: for looking at, never a part of the model.
 *
 * @param training the mean loss of each epoch over the rows trained on, penalties included; empty
 *     where a network is solved in closed form
 * @param heldOut the loss after each epoch on rows held out for early stopping, without penalties;
 *     empty where none were
 */
public record TrainingCurve(List<Double> training, List<Double> heldOut) {

  /** Of a network that took no epochs. */
  public static final TrainingCurve NONE = new TrainingCurve(List.of(), List.of());

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException when rows were held out in some epochs only
   */
  public TrainingCurve {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
    if (!heldOut.isEmpty() && heldOut.size() != training.size()) {
      throw new IllegalArgumentException(
          "held-out losses must be none or one for each epoch ("
              + training.size()
              + "), but was "
              + heldOut.size());
    }
  }
}
