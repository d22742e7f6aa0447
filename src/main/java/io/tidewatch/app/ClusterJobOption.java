package io.tidewatch.app;

import io.tidewatch.config.Config;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The pipeline on a cluster that a command is about. */
public final class ClusterJobOption {

  @Mixin private ConfigOption config;

  @Option(
      names = "--cluster",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The REST endpoint of the Flink cluster.")
  private String cluster;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = {
        "Where to write the savepoint, as the cluster sees it;",
        "default runtime.checkpoint_dir."
      })
  private String folder;

  /** For the command line, which fills it in. */
  public ClusterJobOption() {}

  /** What is to be done with a job, and gives a savepoint. */
  interface Deed {
    String savepoint(SessionCluster cluster, JobID job, String folder) throws InterruptedException;
  }

  /**
   * Does it.
   *
   * @return the savepoint's path
   * @throws CommandFailure when the arguments are wrong, the job is not there, or the cluster
   *     cannot do it
   */
  String doing(Deed deed) throws Exception {
    Config checked = config.forRun();
    String to =
        folder == null
            ? FlinkMapping.job(checked).get(CheckpointingOptions.SAVEPOINT_DIRECTORY)
            : FlinkMapping.uri(folder);
    try (SessionCluster session = SessionCluster.at(cluster)) {
      return deed.savepoint(session, session.running(FlinkMapping.name(checked)), to);
    }
  }
}
