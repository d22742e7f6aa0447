package io.tidewatch.chaos;

import io.tidewatch.app.Subcommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Injects faults into a pipeline on real processes and says what held. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a broker and a Flink cluster of their own processes, runs a pipeline under load,",
      "injects faults, and holds what it wrote against an undisturbed run over the same topic."
    },
    footer = {
      "",
      "Examples:",
      "  ./tidewatch chaos",
      "  ./tidewatch chaos --faults taskmanager-kill,broker-kill --rounds 5"
    })
public final class ChaosCommand implements Subcommand {

  @Option(
      names = "--faults",
      paramLabel = "NAMES",
      split = ",",
      description = "Which faults, separated by commas. Default all.")
  private List<String> names;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often each fault is injected. Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What all chance begins with. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public ChaosCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Fault> faults = Faults.named(names);
    List<RoundResult> results = new ArrayList<>();
    Path home = Path.of(System.getProperty("tidewatch.home", ".")).toAbsolutePath().normalize();
    try (Rig rig = Rig.start(home)) {
      Round round =
          new Round(
              rig,
              line -> {
                out.println(line);
                out.flush();
              });
      for (Fault fault : faults) {
        results.add(
            round.run(
                fault.name(),
                Collections.nCopies(rounds, fault),
                seed,
                new SplittableRandom(seed)));
        ResultText.lines(results.get(results.size() - 1)).forEach(out::println);
        out.flush();
      }
    }
    return results.stream().allMatch(one -> one.findings().held()) ? 0 : 1;
  }
}
