package io.tidewatch.evaluate;

/** The ways in which a planted fault makes a channel go wrong. */
public enum FaultKind {
  /** A few readings five to eight standard deviations off. */
  SPIKE,
  /** The level jumps by three to four standard deviations and stays there. */
  LEVEL_SHIFT,
  /** A slow ramp, from nothing to five standard deviations. */
  DRIFT,
  /** The sensor repeats its last value, digit by digit. */
  STUCK,
  /** The channel moves within its own range, but against the others instead of with them. */
  BROKEN_CORRELATION,
  /** A loose contact: the value is null, or zero, never what it should be. */
  DROP_OUT
}
