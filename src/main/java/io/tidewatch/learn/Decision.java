package io.tidewatch.learn;

/** What Learn's side of the pipeline tells Score's: of models, and of who has one of their own. */
public sealed interface Decision permits ModelDecision, AdmissionDecision {

  /** The end of the training window it is made at, milliseconds since the epoch. */
  long windowEnd();
}
