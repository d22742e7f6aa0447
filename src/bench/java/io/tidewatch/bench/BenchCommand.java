package io.tidewatch.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The benchmarks, from the command line. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures, and writes NAME.json and NAME.md.",
    footer = {"", "Examples:", "  ./tidewatch bench kernel --quick", "  ./tidewatch bench all"})
public final class BenchCommand implements Callable<Integer> {

  private static final Map<String, Supplier<Bench>> BENCHES = benches();

  @Parameters(
      paramLabel = "NAME",
      defaultValue = "all",
      description =
          "What to measure: kernel, pipeline, scale, latency, profile, training, start or all. Default"
              + " all.")
  private String name;

  @Option(names = "--quick", description = "A first impression: few and short runs.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "${sys:tidewatch.home:-.}/target/bench",
      description = "Where to write. Default ${DEFAULT-VALUE}.")
  private Path folder;

  @Spec private CommandSpec spec;

  /** For {@link #main}. */
  BenchCommand() {}

  /** Runs the command and exits: 0 done, 1 failed, 2 bad arguments. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  private static Map<String, Supplier<Bench>> benches() {
    Map<String, Supplier<Bench>> benches = new LinkedHashMap<>();
    benches.put("kernel", KernelBench::new);
    benches.put("pipeline", PipelineBench::new);
    benches.put("scale", ScaleBench::new);
    benches.put("latency", LatencyBench::new);
    benches.put("profile", ProfileBench::new);
    benches.put("training", TrainingBench::new);
    benches.put("start", StartBench::new);
    return benches;
  }

  @Override
  public Integer call() throws Exception {
    if (!name.equals("all") && !BENCHES.containsKey(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "benchmark must be one of " + BENCHES.keySet() + " or all, but was " + name);
    }
    Map<String, String> place = Place.here(Path.of(System.getProperty("tidewatch.home", ".")));
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, Supplier<Bench>> bench : BENCHES.entrySet()) {
      if (name.equals("all") || name.equals(bench.getKey())) {
        Bench each = bench.getValue().get();
        tables.addAll(each.run(quick));
        Optional<String> page = each.page();
        if (page.isPresent()) {
          Files.createDirectories(folder);
          System.out.println(
              Files.writeString(folder.resolve(bench.getKey() + ".html"), page.get()));
        }
        // After each: a long run that breaks off has not been for nothing.
        System.out.println(new Report(place, tables).write(folder, name));
      }
    }
    System.out.println(new Report(place, tables).markdown());
    return 0;
  }
}
