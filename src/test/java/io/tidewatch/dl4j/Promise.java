package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;

/** What one family claims beyond what all do; an assertion fails where it does not hold. */
interface Promise {

  /**
   * Measures it.
   *
   * @param subject the family with its settings
   * @param trained what they gave with seed 1
   */
  void require(FamilyCase subject, Autoencoder trained) throws TrainingException;
}
