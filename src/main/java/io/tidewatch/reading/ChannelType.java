package io.tidewatch.reading;

/** What a channel holds. */
public enum ChannelType {
  /** A finite JSON number. */
  NUMBER,
  /** A text or integer, hashed into buckets. */
  CATEGORY,
  /** A JSON boolean, or the numbers 0 and 1. */
  FLAG
}
