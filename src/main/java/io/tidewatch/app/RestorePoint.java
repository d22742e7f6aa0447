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

/** A checkpoint or savepoint on a local path that a job is to go on from. */
final class RestorePoint {

  private RestorePoint() {}

  /**
   * Refuses a restore that cannot work, or that would lose alerts without a word: with exactly-once
   * delivery, one that comes after the transactions of the savepoint timed out.
   *
   * @throws CommandFailure when the path holds no savepoint, or the restore comes too late
   */
  static void check(String restore, Config config) {
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
