package io.tidewatch.config;

import java.time.Duration;
import java.util.Optional;

/** The section {@code runtime}: how the job runs. */
final class RuntimeSection {

  private static final Rule<Duration> INTERVAL =
      Rules.duration(Duration.ofMillis(100), Duration.ofDays(1));
  private static final Rule<Duration> TIMEOUT =
      Rules.duration(Duration.ofSeconds(1), Duration.ofDays(1));
  private static final int MOST_PARALLEL = 32_768;
  private static final int LEAST_OFF_HEAP = 64 << 20;

  private RuntimeSection() {}

  /** The settings, where nothing is wrong with them. */
  static Optional<RuntimeConfig> read(Section section, String pipeline) {
    int parallelism =
        section.get("parallelism", Rules.integer(1, MOST_PARALLEL), Defaults.PARALLELISM);
    Duration interval = section.get("checkpoint_interval", INTERVAL, Defaults.CHECKPOINT_INTERVAL);
    String dir = section.get("checkpoint_dir", Rules.TEXT, Defaults.checkpointDir(pipeline));
    RuntimeConfig.StateBackend backend =
        section.get(
            "state_backend",
            Rules.choice(RuntimeConfig.StateBackend.class),
            Defaults.STATE_BACKEND);
    RuntimeConfig.LearnSlots slots =
        section.get(
            "learn_slots", Rules.choice(RuntimeConfig.LearnSlots.class), Defaults.LEARN_SLOTS);
    Duration timeout = section.get("training_timeout", TIMEOUT, Defaults.TRAINING_TIMEOUT);
    int port = section.get("web_port", Rules.integer(0, 65_535), Defaults.WEB_PORT);
    int offHeap = section.get("off_heap", Rules.bytes(LEAST_OFF_HEAP, 1 << 30), Defaults.OFF_HEAP);
    return section.finish(
        () ->
            new RuntimeConfig(parallelism, interval, dir, backend, slots, timeout, port, offHeap));
  }
}
