package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The records check themselves too: not every one comes from a file. */
class ConfigRecordsTest {

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static SourceConfig source(List<String> topics, Duration idle) {
    return new SourceConfig(
        "a:1", topics, "g", SourceConfig.Start.LATEST, idle, Duration.ZERO, KafkaProperties.NONE);
  }

  private static RuntimeConfig runtime(
      int parallelism, Duration interval, Duration timeout, int port) {
    return new RuntimeConfig(
        parallelism,
        interval,
        "dir",
        RuntimeConfig.StateBackend.HEAP,
        RuntimeConfig.LearnSlots.OWN,
        timeout,
        port,
        1 << 20);
  }

  @Test
  void sourceNeedsTopicsAndTimes() {
    refused(() -> source(List.of(), Duration.ZERO), "topics must be at least one");
    refused(() -> source(List.of("a"), Duration.ofMillis(-1)), "durations must be at least 0");
  }

  @Test
  void sinkNeedsFourTopicsAndTimeoutThatBrokersTake() {
    refused(() -> new SinkConfig.Topics("a", "b", "c", "a"), "topics must be different");
    SinkConfig.Topics topics = new SinkConfig.Topics("a", "b", "c", "d");
    for (Duration timeout : List.of(Duration.ofSeconds(59), Duration.ofMinutes(16))) {
      refused(
          () ->
              new SinkConfig(
                  topics,
                  true,
                  false,
                  SinkConfig.Delivery.EXACTLY_ONCE,
                  timeout,
                  true,
                  true,
                  KafkaProperties.NONE),
          "transaction timeout must be 1 to 15 minutes, but was " + timeout);
    }
  }

  @Test
  void runtimeNeedsRanges() {
    Duration second = Duration.ofSeconds(1);
    refused(() -> runtime(0, second, second, 0), "parallelism must be at least 1");
    refused(() -> runtime(1, second, second, 65_536), "the port 0 to 65535");
    refused(() -> runtime(1, Duration.ZERO, second, 0), "checkpoint interval must be positive");
    refused(() -> runtime(1, second, Duration.ZERO, 0), "training timeout must be positive");
  }

  @Test
  void csvNeedsTimesThatFilesCanHave() {
    TimeFormat record = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
    refused(() -> new CsvConfig.TimeColumn("t", record), "time column must be a header");
    refused(
        () -> new CsvConfig.TimeColumn(" ", new TimeFormat(TimeFormat.Kind.ISO_8601, "")),
        "time column must be a header");
    refused(() -> new CsvConfig.RowTime(Duration.ZERO, Instant.EPOCH), "spacing must be positive");
  }

  @Test
  void problemsHavePlaces() {
    refused(() -> new Problem("f", 0, 1, "", "m"), "line and column must be at least 1");
    refused(() -> new ConfigResult.Invalid(List.of()), "problems must be at least one");
  }
}
