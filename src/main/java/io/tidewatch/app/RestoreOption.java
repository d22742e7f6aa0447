package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.kafka.RestoreWindow;
import io.tidewatch.kafka.SinkSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The option that says which checkpoint or savepoint a job goes on from. */
public final class RestoreOption {

  /** In place of a path: the newest there is, if any. */
  static final String LATEST = "latest";

  private static final Logger LOG = LoggerFactory.getLogger(RestoreOption.class);

  @Option(
      names = "--restore",
      paramLabel = "PATH",
      description = {
        "The checkpoint or savepoint to go on from; '" + LATEST + "' for the newest in",
        "runtime.checkpoint_dir, or a fresh start where there is none."
      })
  private String restore;

  /** For the command line, which fills it in. */
  public RestoreOption() {}

  /**
   * Says to Flink where to go on from, once it is known to work.
   *
   * @param flink the settings of a job
   * @param config the job's configuration
   * @throws CommandFailure when the path holds no savepoint, or the restore comes too late
   */
  void into(Configuration flink, Config config) {
    Optional<String> path =
        LATEST.equals(restore)
            ? latest(flink.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
            : Optional.ofNullable(restore);
    path.ifPresent(
        known -> {
          check(known, config);
          LOG.info("goes on from {}", known);
          flink.set(StateRecoveryOptions.SAVEPOINT_PATH, known);
        });
  }

  private static Optional<String> latest(String folder) {
    try {
      Optional<String> path = LatestCheckpoint.below(folder);
      if (path.isEmpty()) {
        LOG.info("starts afresh: no checkpoint below {}", folder);
      }
      return path;
    } catch (IOException unreadable) {
      throw CommandFailure.failed(
          List.of("checkpoint folder must be readable, but was not: " + unreadable.getMessage()));
    }
  }

  /**
   * Refuses a restore that cannot work, or that would lose alerts without a word: with exactly-once
   * delivery, one that comes after the transactions of the savepoint timed out.
   *
   * @throws CommandFailure when the path holds no savepoint, or the restore comes too late
   */
  private static void check(String restore, Config config) {
    if (restore.contains("://") && !restore.startsWith("file:")) {
      return;
    }
    Path folder = restore.startsWith("file:") ? Path.of(URI.create(restore)) : Path.of(restore);
    Path metadata = Files.isDirectory(folder) ? folder.resolve("_metadata") : folder;
    if (!Files.isRegularFile(metadata)) {
      throw CommandFailure.refused(
          List.of(
              "restore point must be a folder with _metadata, but was "
                  + restore
                  + " (--restore)"));
    }
    SinkSpec sink = KafkaMapping.of(config).sink();
    Optional<String> problem = RestoreWindow.problem(sink, taken(metadata), Instant.now());
    if (problem.isPresent()) {
      throw CommandFailure.refused(List.of(problem.get()));
    }
  }

  private static Instant taken(Path metadata) {
    try {
      return Files.getLastModifiedTime(metadata).toInstant();
    } catch (IOException unreadable) {
      throw CommandFailure.failed(
          List.of("restore point must be readable, but was not: " + unreadable.getMessage()));
    }
  }
}
