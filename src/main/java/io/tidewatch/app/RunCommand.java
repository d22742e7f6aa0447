package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.io.PrintWriter;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the pipeline in this process until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the pipeline on a Flink in this process, until it is stopped.",
      "Broker and topics are checked first; missing output topics are made."
    },
    footer = {"", "Example:", "  ./tidewatch run --config conf/pump.yaml"})
public final class RunCommand implements Subcommand {

  @Mixin private ConfigOption config;

  @Option(
      names = "--restore",
      paramLabel = "PATH",
      description = "The checkpoint or savepoint to go on from.")
  private String restore;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public RunCommand() {}

  @Override
  public Integer call() throws Exception {
    Config checked = config.forRun();
    DetectorJob job = new DetectorJob(checked);
    WebPort.requireFree(checked.runtime().webPort(), "runtime.web_port");
    job.preflight();
    Map<String, byte[]> warm = job.warmModels();
    Configuration flink = job.localSettings();
    if (restore != null) {
      RestorePoint.check(restore, checked);
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, restore);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink);
    job.assemble(env, warm);
    JobClient client = env.executeAsync();
    PrintWriter out = spec.commandLine().getOut();
    PlanText.lines(checked).forEach(out::println);
    out.println("job         " + client.getJobID());
    out.println("dashboard   http://localhost:" + checked.runtime().webPort());
    out.flush();
    client.getJobExecutionResult().get();
    return 0;
  }
}
