package io.tidewatch.model;

/** How a {@link Pool1d} makes one value of several. */
public enum Pooling {
  /** The largest. */
  MAX,
  /** The mean. */
  AVERAGE
}
