package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.ReadableConfig;
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
          RestorePoint.check(known, config);
          LOG.info("goes on from {}", known);
          flink.set(StateRecoveryOptions.SAVEPOINT_PATH, known);
        });
  }

  /**
   * Looks, in the same way, at the state that Flink's own command line or settings have the job go
   * on from. Not where a cluster in application mode remembers its jobs: there this runs anew after
   * every failure of the JobManager, long after the job has left that state behind; nor where only
   * the cluster sees it.
   *
   * @param cluster what the job is submitted with
   * @param config the job's configuration
   * @throws CommandFailure as {@link #into}
   */
  void givenBy(ReadableConfig cluster, Config config) {
    boolean application =
        EmbeddedExecutor.NAME.equals(cluster.getOptional(DeploymentOptions.TARGET).orElse(""));
    boolean remembers = !"NONE".equalsIgnoreCase(cluster.get(HighAvailabilityOptions.HA_MODE));
    if (restore == null && !(application && remembers)) {
      cluster
          .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
          .filter(RestorePoint::visible)
          .ifPresent(path -> RestorePoint.check(path, config));
    }
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
}
