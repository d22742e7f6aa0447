package io.tidewatch.app;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a job on a cluster, for a later run to go on from. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Stops a job of a Flink cluster with a savepoint: nothing that it has read is lost.",
    footer = {
      "",
      "Example:",
      "  ./tidewatch stop --cluster localhost:8081 --config conf/pump.yaml",
      "and later:",
      "  ./tidewatch run --cluster localhost:8081 --config conf/pump.yaml --restore PATH"
    })
public final class StopCommand implements Subcommand {

  @Mixin private ClusterJobOption job;
  @Spec private CommandSpec spec;

  /** For the service loader. */
  public StopCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("savepoint   " + job.doing(SessionCluster::stop));
    out.flush();
    return 0;
  }
}
