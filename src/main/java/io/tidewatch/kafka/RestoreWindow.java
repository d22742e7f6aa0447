package io.tidewatch.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a job may start from stored state without losing outputs in silence.
 *
 * <p>With exactly-once, the outputs since the checkpoint before lie in transactions that the
 * restored job has to commit. A broker that waited longer than the transaction timeout has thrown
 * them away, and the connector only logs it: the job runs, and those outputs are missing. A job
 * that was stopped with a savepoint has committed them all before.
 */
public final class RestoreWindow {

  private RestoreWindow() {}

  /**
   * The problem with a start from stored state, if there is one.
   *
   * @param sink what the job promises
   * @param taken when the state was stored
   * @param now the time of the start
   */
  public static Optional<String> problem(SinkSpec sink, Instant taken, Instant now) {
    Duration age = Duration.between(taken, now);
    if (sink.delivery() != Delivery.EXACTLY_ONCE || age.compareTo(sink.transactionTimeout()) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        "stored state must be younger than the transaction timeout "
            + sink.transactionTimeout()
            + " unless the job was stopped with a savepoint, but was "
            + age.truncatedTo(ChronoUnit.SECONDS)
            + " old (exactly-once sinks)");
  }
}
