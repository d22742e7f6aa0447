package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * One pipeline over the plant: which topics it has, and its configuration as a file.
 *
 * @param bootstrap the broker
 * @param input the topic that it reads
 * @param outputs what the names of its output topics begin with
 * @param folder where its configuration and checkpoints lie
 * @param change what is changed in its configuration
 */
record Pipeline(
    String bootstrap, String input, String outputs, Path folder, UnaryOperator<String> change) {

  /** What its transactional ids begin with, too. */
  static final String NAME = "chaos";

  static final int DISCOVERY_SECONDS = 3;

  /**
   * Leaves trainings ten seconds of the clock until their model holds. Half a second, as otherwise,
   * is less than one may take on busy cores, and records would wait for it.
   */
  static final UnaryOperator<String> UNHURRIED =
      yaml -> yaml.replace("activation_delay: 5s", "activation_delay: 100s");

  /** Lets two trainings at once make do with the native memory that one has otherwise. */
  static final UnaryOperator<String> BY_TWO =
      yaml -> yaml.replace("parallelism: ", "off_heap: 128MiB\n  parallelism: ");

  private static final String CONFIG =
      """
      pipeline: %7$s
      source:
        bootstrap: '%1$s'
        topics: [%2$s]
        group_id: %3$s
        idle_timeout: 0s
        discover_partitions: %6$ds
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [pressure, flow, speed, current, vibration, temperature]
      out_of_orderness: 300ms
      forget_after: 60s
      features:
        - of: all
          use: [value, mean 2s, present]
      model: {scope: stream, family: denoising, layers: [12], code: 4, epochs: 5, batch: 256}
      learning:
        window: 30s
        entity_window: 5s
        sample: {entity_windows: 36, rows: 3000}
        warm_up: 1500
        capacity: 4000
        retrain: {every_windows: 1}
        activation_delay: 5s
      alerts: {false_alarm_rate: 0.0001, close_after: 5s, cool_down: 0s}
      sink:
        delivery: exactly_once
        transaction_timeout: 5m
        write_scores: true
        warm_start: false
        topics:
          alerts: %3$s.alerts
          scores: %3$s.scores
          dead_letters: %3$s.dead-letters
          models: %3$s.models
      runtime:
        parallelism: %4$d
        checkpoint_interval: 1s
        checkpoint_dir: '%5$s'
        learn_slots: shared
      """;

  /** The group under which its position is shown. */
  String group() {
    return outputs;
  }

  String topic(String kind) {
    return outputs + "." + kind;
  }

  Path checkpoints() {
    return folder.resolve("checkpoints-" + outputs);
  }

  /** The same, told apart by other output topics. */
  Pipeline writingTo(String others) {
    return new Pipeline(bootstrap, input, others, folder, change);
  }

  /** Writes the configuration for so many subtasks. */
  Path write(int parallelism) throws IOException {
    String yaml =
        CONFIG.formatted(
            bootstrap, input, outputs, parallelism, checkpoints(), DISCOVERY_SECONDS, NAME);
    return Files.writeString(
        folder.resolve(outputs + ".yaml"), change.apply(yaml), StandardCharsets.UTF_8);
  }
}
