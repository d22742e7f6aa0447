package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says every problem of a configuration at once, or what the job would build. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a configuration and says what the job would build.",
    footer = {
      "",
      "Examples:",
      "  ./tidewatch check --config conf/pump.yaml",
      "  ./tidewatch check --config conf/pump.yaml --savepoint savepoints/savepoint-1a2b3c"
    })
public final class CheckCommand implements Subcommand {

  @Mixin private ConfigOption config;

  @Option(
      names = "--savepoint",
      paramLabel = "PATH",
      description = "Also says whether the job can go on from this savepoint or checkpoint.")
  private String savepoint;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    Config checked = savepoint == null ? config.load() : config.forRun();
    PrintWriter out = spec.commandLine().getOut();
    PlanText.lines(checked).forEach(out::println);
    if (savepoint != null) {
      RestorePoint.check(savepoint, checked);
      out.println("savepoint   the job can go on from " + savepoint);
    }
    out.flush();
    return 0;
  }
}
