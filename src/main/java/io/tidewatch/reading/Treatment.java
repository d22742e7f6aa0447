package io.tidewatch.reading;

/** What becomes of a personal field before anything leaves the parser or the sinks. */
public enum Treatment {
  /** Never read: the channel is always missing. */
  DROP,
  /** Read and scored, and shown by no alert. */
  MASK,
  /** Replaced by a pseudonym, the same for the same text. */
  HASH
}
