package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.io.PrintWriter;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the pipeline: in this process until it is stopped, or on a cluster that is there. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the pipeline on a Flink in this process, until it is stopped, or hands it to a",
      "Flink cluster. Broker and topics are checked first; missing output topics are made."
    },
    footer = {
      "",
      "Examples:",
      "  ./tidewatch run --config conf/pump.yaml",
      "  ./tidewatch run --config conf/pump.yaml --restore latest",
      "  ./tidewatch run --cluster localhost:8081 --config conf/pump.yaml"
    })
public final class RunCommand implements Subcommand {

  @Mixin private ConfigOption config;
  @Mixin private RestoreOption restore;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = {
        "The REST endpoint of a Flink session cluster to run on, with the jars of target/lib in",
        "its lib folder. The command ends once the cluster has the job."
      })
  private String cluster;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public RunCommand() {}

  @Override
  public Integer call() throws Exception {
    Config checked = config.forRun();
    DetectorJob job = new DetectorJob(checked);
    if (cluster == null) {
      runHere(checked, job);
    } else {
      submit(checked, job);
    }
    return 0;
  }

  private void runHere(Config checked, DetectorJob job) throws Exception {
    int port = checked.runtime().webPort();
    WebPort.requireFree(port, "runtime.web_port");
    job.preflight();
    Map<String, byte[]> warm = job.warmModels();
    Configuration flink = job.localSettings();
    restore.into(flink, checked);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink);
    job.assemble(env, warm);
    JobClient client = env.executeAsync();
    say(checked, client.getJobID(), "dashboard   http://localhost:" + port);
    client.getJobExecutionResult().get();
  }

  private void submit(Config checked, DetectorJob job) throws Exception {
    try (SessionCluster session = SessionCluster.at(cluster)) {
      session.requireRoom(FlinkMapping.slots(checked));
      job.preflight();
      Map<String, byte[]> warm = job.warmModels();
      Configuration flink = job.settings();
      restore.into(flink, checked);
      StreamExecutionEnvironment env = session.environment(flink);
      job.assemble(env, warm);
      JobID id = env.executeAsync().getJobID();
      say(
          checked,
          id,
          "dashboard   " + session.page(id),
          "stop        ./tidewatch stop --cluster " + cluster + " --config " + config.file());
    }
  }

  private void say(Config checked, JobID job, String... links) {
    PrintWriter out = spec.commandLine().getOut();
    PlanText.lines(checked).forEach(out::println);
    out.println("job         " + job);
    for (String link : links) {
      out.println(link);
    }
    out.flush();
  }
}
