package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.flink.StoredState;
import io.tidewatch.kafka.RestoreWindow;
import io.tidewatch.kafka.SinkSpec;
import io.tidewatch.learn.PlanStamp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A checkpoint or savepoint on a local path that a job is to go on from. */
final class RestorePoint {

  private RestorePoint() {}

  /**
   * Refuses a restore that cannot work, or that would lose something without a word: state that was
   * learned under another plan, or of stages that the job no longer has; with exactly-once
   * delivery, one that comes after the transactions of the savepoint timed out.
   *
   * @throws CommandFailure when the path holds no savepoint, or the job cannot go on from it
   */
  static void check(String restore, Config config) {
    if (remote(restore)) {
      return;
    }
    Path metadata = metadata(restore);
    if (!Files.isRegularFile(metadata)) {
      throw CommandFailure.refused(
          List.of(
              "restore point must be a folder with _metadata, but was "
                  + restore
                  + " (restore point)"));
    }
    try {
      StoredState stored = StoredState.read(metadata);
      List<String> problems = new ArrayList<>(stored.problems(graph(config), stamp(config)));
      if (!stored.stoppedTheJob()) {
        SinkSpec sink = KafkaMapping.of(config).sink();
        RestoreWindow.problem(sink, taken(metadata), Instant.now()).ifPresent(problems::add);
      }
      if (!problems.isEmpty()) {
        throw CommandFailure.refused(problems);
      }
    } catch (IOException damaged) {
      throw CommandFailure.refused(
          List.of(
              "restore point must be whole, but was not: "
                  + damaged.getMessage()
                  + " ("
                  + restore
                  + ")"));
    }
  }

  /** Whether there is something to look at on this machine. */
  static boolean visible(String restore) {
    return !remote(restore) && Files.isRegularFile(metadata(restore));
  }

  private static boolean remote(String restore) {
    return restore.contains("://") && !restore.startsWith("file:");
  }

  private static Path metadata(String restore) {
    Path folder = restore.startsWith("file:") ? Path.of(URI.create(restore)) : Path.of(restore);
    return Files.isDirectory(folder) ? folder.resolve("_metadata") : folder;
  }

  private static PlanStamp stamp(Config config) {
    return PlanStamp.of(config.plan());
  }

  private static JobGraph graph(Config config) {
    DetectorJob job = new DetectorJob(config);
    // A local one is refused where a cluster runs the application.
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(job.settings());
    job.assemble(env, Map.of());
    return env.getStreamGraph(false).getJobGraph();
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
