package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What a Flink cluster in application mode starts on its JobManager: the pipeline, on the
 * environment that the cluster hands over. A cluster that remembers its jobs (high availability, an
 * operator's savepoints) says itself where to go on from; one that does not is told by {@code
 * --restore latest}.
 */
@Command(name = "application", description = "The pipeline on a Flink cluster of its own.")
public final class DetectorApplication {

  @Mixin private ConfigOption config;
  @Mixin private RestoreOption restore;

  private DetectorApplication() {}

  /**
   * Submits the pipeline; returns once the cluster has taken it.
   *
   * @param args {@code --config FILE [--restore PATH|latest]}
   * @throws CommandFailure with one line a problem, for the cluster's log
   * @throws CommandLine.ParameterException when the arguments are others
   */
  public static void main(String[] args) throws Exception {
    DetectorApplication application = new DetectorApplication();
    new CommandLine(application).parseArgs(args);
    application.submit();
  }

  private void submit() throws Exception {
    Config checked = config.forRun();
    DetectorJob job = new DetectorJob(checked);
    job.preflight();
    Map<String, byte[]> warm = job.warmModels();
    Configuration flink = job.settings();
    restore.into(flink, checked);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    restore.givenBy(env.getConfiguration(), checked);
    job.assemble(env, warm);
    env.executeAsync();
  }
}
