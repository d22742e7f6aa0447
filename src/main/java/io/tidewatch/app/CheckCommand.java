package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says every problem of a configuration at once, or what the job would build. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a configuration and says what the job would build.",
    footer = {"", "Example:", "  ./tidewatch check --config conf/pump.yaml"})
public final class CheckCommand implements Subcommand {

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  /** For the service loader. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    Config checked = config.load();
    PrintWriter out = spec.commandLine().getOut();
    PlanText.lines(checked).forEach(out::println);
    out.flush();
    return 0;
  }
}
