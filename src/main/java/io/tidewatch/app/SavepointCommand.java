package io.tidewatch.app;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes a copy of a job's state, before an upgrade or a risk. */
@Command(
    name = "savepoint",
    mixinStandardHelpOptions = true,
    description = "Writes a savepoint of a job on a Flink cluster, which goes on.",
    footer = {
      "",
      "Example:",
      "  ./tidewatch savepoint --cluster localhost:8081 --config conf/pump.yaml",
      "and later:",
      "  ./tidewatch run --cluster localhost:8081 --config conf/pump.yaml --restore PATH"
    })
public final class SavepointCommand implements Subcommand {

  @Mixin private ClusterJobOption job;
  @Spec private CommandSpec spec;

  /** For the service loader. */
  public SavepointCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("savepoint   " + job.doing(SessionCluster::savepoint));
    out.flush();
    return 0;
  }
}
