package io.tidewatch.evaluate;

/** The ways in which what is normal of a planted channel changes, for good. */
public enum DriftKind {
  /** The level rises slowly by six standard deviations. */
  LEVEL,
  /** The channel strays more and more, in the end three times as far. */
  SPREAD,
  /** The level jumps by four standard deviations. */
  STEP,
  /** The channel comes to move against the others where it moved with them. */
  CORRELATION,
  /** The channel and the one after it slowly turn into each other, by a right angle. */
  ROTATION,
  /** A swing sets in, four times in the drift's length, and grows to two standard deviations. */
  SEASON,
  /** The level jumps by four standard deviations and back, four times in the drift's length. */
  RECURRENCE
}
