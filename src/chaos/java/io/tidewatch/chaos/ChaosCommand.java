package io.tidewatch.chaos;

import io.tidewatch.app.Subcommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      defaultValue = "${sys:tidewatch.home:-.}/target/chaos-ledger.jsonl",
      description = "Where figures are kept from run to run. Default ${DEFAULT-VALUE}.")
  private Path ledgerFile;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Runs nothing: writes the page of faults from the figures kept so far.")
  private Path page;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public ChaosCommand() {}

  @Override
  public Integer call() throws Exception {
    Ledger ledger = new Ledger(ledgerFile);
    if (page != null) {
      Files.writeString(page, ReliabilityPage.of(ledger.byFault()), StandardCharsets.UTF_8);
      return 0;
    }
    List<Fault> faults = Faults.named(names);
    boolean held = true;
    Path home = Path.of(System.getProperty("tidewatch.home", ".")).toAbsolutePath().normalize();
    try (Rig rig = Rig.start(home)) {
      Round round = new Round(rig, this::print);
      for (Fault fault : faults) {
        for (int from = 0; from < rounds; from += fault.mostInStream()) {
          int times = Math.min(fault.mostInStream(), rounds - from);
          List<Fault> some = Collections.nCopies(times, fault);
          RoundResult result = round.run(fault.name() + "-" + from, some, seed + from);
          ledger.add(result);
          ResultText.lines(result).forEach(this::print);
          held &= result.findings().held();
        }
      }
    }
    return held ? 0 : 1;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
