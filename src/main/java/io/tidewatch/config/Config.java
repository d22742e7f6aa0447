package io.tidewatch.config;

import io.tidewatch.learn.DetectorPlan;
import java.util.Objects;
import java.util.Optional;

/**
 * All that one file says, with defaults filled in.
 *
 * @param plan what decides the alerts, the same for a job and a backtest
 * @param kafka what every Kafka client takes beside its own properties
 * @param source where readings come from; empty where the file has no such section, as a backtest
 *     needs none
 * @param sink where alerts and the rest go
 * @param runtime how the job runs
 * @param csv how CSV files are read
 */
public record Config(
    DetectorPlan plan,
    KafkaProperties kafka,
    Optional<SourceConfig> source,
    SinkConfig sink,
    RuntimeConfig runtime,
    CsvConfig csv) {

  /** Checks that every part is there. */
  public Config {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(csv, "csv");
  }
}
