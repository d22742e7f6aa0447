package io.tidewatch.chaos;

import io.tidewatch.app.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a job jar to the cluster with Flink's own command line. */
final class Submission {

  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration START = Duration.ofSeconds(240);

  private final Cluster cluster;
  private final Path jar;

  Submission(Cluster cluster, Path jar) {
    this.cluster = cluster;
    this.jar = jar;
  }

  /**
   * Submits, and waits until every task runs.
   *
   * @param config the pipeline's configuration
   * @param restore the savepoint or checkpoint to go on from, where there is one
   */
  Job submit(Path config, Optional<String> restore) throws Exception {
    Job job = new Job(cluster.rest(), acceptedInTheEnd(config, restore));
    Await.until("running job", START, job::running);
    return job;
  }

  /** On a busy machine the broker may answer later than the job's own look at it waits. */
  private String acceptedInTheEnd(Path config, Optional<String> restore) throws Exception {
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return accepted(config, restore);
      } catch (IllegalStateException refused) {
        LOG.warn("attempt {} of a submission failed", attempt, refused);
      }
    }
    return accepted(config, restore);
  }

  private String accepted(Path config, Optional<String> restore) throws Exception {
    String said = said(config, restore);
    Matcher id = JOB.matcher(said);
    if (!id.find()) {
      throw new IllegalStateException("job must be accepted, but was refused: " + said);
    }
    return id.group(1);
  }

  /**
   * Submits what must be refused, and gives the reason.
   *
   * @throws IllegalStateException when it is not refused with a reason of ours
   */
  String refusal(Path config, Optional<String> restore) throws Exception {
    String said = said(config, restore);
    return said.lines()
        .filter(line -> line.contains(CommandFailure.class.getSimpleName()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("job must be refused with a reason, but was: " + said));
  }

  private String said(Path config, Optional<String> restore) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "-d"));
    restore.ifPresent(path -> arguments.addAll(List.of("-s", path)));
    arguments.addAll(
        List.of(
            "-c",
            "io.tidewatch.app.DetectorApplication",
            jar.toString(),
            "--config",
            config.toString()));
    try (JavaProcess client =
        cluster.flink(
            "submission-" + System.nanoTime(),
            List.of("-Xmx256m"),
            "org.apache.flink.client.cli.CliFrontend",
            arguments)) {
      client.start();
      client.join();
      return Files.readString(client.log(), StandardCharsets.UTF_8);
    }
  }
}
