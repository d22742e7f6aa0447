package io.tidewatch.demo;

import io.tidewatch.config.Config;
import io.tidewatch.config.KafkaProperties;
import io.tidewatch.config.RuntimeConfig;
import io.tidewatch.config.SinkConfig;
import io.tidewatch.config.SourceConfig;
import io.tidewatch.learn.DetectorPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline's configuration with the demo's own broker, topics and folders in the place of its
 * own.
 */
final class DemoConfig {

  // No partition of the demo falls silent; one that did would ignore the end of event time.
  private static final Duration NEVER_IDLE = Duration.ZERO;

  private DemoConfig() {}

  static Config of(Config config, DetectorPlan plan, String bootstrap, Path folder, int webPort) {
    String pipeline = plan.pipeline();
    SourceConfig source =
        new SourceConfig(
            bootstrap,
            List.of(inputTopic(plan)),
            "tidewatch-" + pipeline,
            SourceConfig.Start.EARLIEST,
            NEVER_IDLE,
            Duration.ofMinutes(5),
            KafkaProperties.NONE);
    SinkConfig sink =
        new SinkConfig(
            config.sink().topics(),
            true,
            config.sink().latentCode(),
            config.sink().delivery(),
            config.sink().transactionTimeout(),
            true,
            false,
            KafkaProperties.NONE);
    RuntimeConfig runtime =
        new RuntimeConfig(
            config.runtime().parallelism(),
            config.runtime().checkpointInterval(),
            folder.resolve("checkpoints").toString(),
            config.runtime().stateBackend(),
            config.runtime().learnSlots(),
            config.runtime().trainingTimeout(),
            webPort,
            config.runtime().offHeapBytes());
    return new Config(plan, KafkaProperties.NONE, Optional.of(source), sink, runtime, config.csv());
  }

  static String inputTopic(DetectorPlan plan) {
    return plan.pipeline() + ".readings";
  }
}
