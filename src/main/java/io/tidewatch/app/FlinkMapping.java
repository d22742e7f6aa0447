package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.RuntimeConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The runtime part of a configuration in Flink's own options. */
final class FlinkMapping {

  private static final Duration WATERMARK_INTERVAL = Duration.ofMillis(100);
  private static final Duration HANDED_ON = Duration.ofMillis(5);
  private static final Duration ALIGNED = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofMinutes(5);

  private FlinkMapping() {}

  /** What the job itself needs, wherever it runs. */
  static Configuration job(Config config) {
    RuntimeConfig runtime = config.runtime();
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.NAME, name(config));
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_INTERVAL);
    // A record crosses two buffers on its way to an alert; full ones leave at once anyway.
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, HANDED_ON);
    flink.set(CoreOptions.DEFAULT_PARALLELISM, runtime.parallelism());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, runtime.checkpointInterval());
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(runtime.checkpointDir()));
    flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, uri(runtime.checkpointDir()));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // Behind a backlog a barrier overtakes the records that wait in front of it.
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    flink.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, ALIGNED);
    // Restarts go on for ever; after many, the last ones must not be minutes apart.
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_BACKOFF);
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, CALM);
    boolean onDisk = runtime.stateBackend() == RuntimeConfig.StateBackend.ROCKSDB;
    flink.set(StateBackendOptions.STATE_BACKEND, onDisk ? "rocksdb" : "hashmap");
    // State that outgrows the heap is too large to be written anew every time.
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, onDisk);
    return flink;
  }

  /** The same, and a cluster in this JVM with enough slots. */
  static Configuration local(Config config) {
    Configuration flink = job(config);
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, slots(config));
    flink.set(RestOptions.PORT, config.runtime().webPort());
    flink.set(RestOptions.BIND_ADDRESS, "localhost");
    flink.set(RestOptions.ADDRESS, "localhost");
    return flink;
  }

  /** What the job is called on a cluster. */
  static String name(Config config) {
    return "tidewatch " + config.plan().pipeline();
  }

  /** How many task slots the job takes. */
  static int slots(Config config) {
    RuntimeConfig runtime = config.runtime();
    int apart = runtime.learnSlots() == RuntimeConfig.LearnSlots.OWN ? 1 : 0;
    return runtime.parallelism() + apart;
  }

  /** A folder of any file system; without a scheme, one of this machine. */
  static String uri(String dir) {
    return dir.contains("://") ? dir : Path.of(dir).toAbsolutePath().toUri().toString();
  }
}
