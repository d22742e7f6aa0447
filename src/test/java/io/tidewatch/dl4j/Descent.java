package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import java.util.List;

/** How a family that is trained by gradients goes down. */
interface Descent {

  /** Losses of tiny networks of it, every term of the family among them. */
  List<GradientProbe> gradients();

  /** The loss of each epoch of a training by the family's settings, or of its beginning. */
  List<Double> losses(FamilyCase subject) throws TrainingException;
}
