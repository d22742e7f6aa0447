package io.tidewatch.app;

import java.util.Objects;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The root command. Exit codes: 0 done, 1 failed, 2 bad arguments or configuration. */
@Command(
    name = "tidewatch",
    description = "Finds anomalies in Kafka streams, and learns what is normal while it runs.",
    mixinStandardHelpOptions = true,
    versionProvider = Tidewatch.ManifestVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./tidewatch demo",
      "  ./tidewatch check --config conf/pump.yaml",
      "  ./tidewatch run --help",
      "",
      "Exit codes: 0 done, 1 failed, 2 bad arguments or configuration."
    })
public final class Tidewatch implements Runnable {

  private static final int HELP_WIDTH = 110;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine root = new CommandLine(new Tidewatch());
    root.setExecutionExceptionHandler(Tidewatch::report);
    ServiceLoader.load(Subcommand.class).forEach(root::addSubcommand);
    // Examples are to be copied: none may be broken across lines.
    root.setUsageHelpWidth(HELP_WIDTH);
    return root;
  }

  private static int report(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (failure instanceof CommandFailure known) {
      command.getErr().println(known.getMessage());
      return known.exitCode();
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "command must be one of those below, but was missing (command line)");
  }

  /** The version lives in the pom only; the jar's manifest carries it. */
  static final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Tidewatch.class.getPackage().getImplementationVersion();
      return new String[] {"tidewatch " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
  }
}
