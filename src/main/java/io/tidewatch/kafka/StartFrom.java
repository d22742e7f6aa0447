package io.tidewatch.kafka;

import java.util.Locale;

/** Where a source begins that has no stored position of the job's own. */
public enum StartFrom {
  /** At the first record that the topics still hold. */
  EARLIEST,
  /** After the last record at the time of the start. */
  LATEST,
  /** Where the consumer group stands in Kafka; at the earliest where it does not. */
  COMMITTED;

  /** The name as configs spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
