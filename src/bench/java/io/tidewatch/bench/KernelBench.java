package io.tidewatch.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Time a record of every kernel, by JMH, each in a JVM of its own. */
final class KernelBench implements Bench {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  // A fork has the arguments of this JVM; without them a fork has none but its own.
  private static final String[] NATIVE = {
    "-Xmx2g",
    "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
    "-Dorg.bytedeco.javacpp.cachedir=" + System.getProperty("org.bytedeco.javacpp.cachedir")
  };

  @Override
  public List<Table> run(boolean quick) throws Exception {
    if (quick) {
      return new QuickKernelBench().run(true);
    }
    // ONNX Runtime 1.29 crashes where the command line is as long as a class path.
    System.setProperty("jmh.separateClasspathJAR", "true");
    double product = median(run(ArithmeticLimit.class, ".*", true).iterator().next());
    Map<String, Map<String, Double>> dense = new TreeMap<>();
    collect(dense, "width", run(DenseKernels.class, ".*", true), "");
    collect(dense, "width", run(DenseKernels.class, "tidewatch.*", false), " plain loops");
    Map<String, Map<String, Double>> families = new TreeMap<>();
    collect(families, "family", run(FamilyKernels.class, ".*", true), "");
    collect(families, "family", run(FamilyKernels.class, ".*", false), " plain loops");
    return List.of(denseTable(dense, product), familyTable(families, product));
  }

  private static Collection<RunResult> run(Class<?> type, String method, boolean vectors)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(type.getName().replace(".", "\\.") + "\\." + method + "$")
            .jvmArgs(NATIVE)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1));
    if (vectors) {
      options.jvmArgsAppend(MODULE);
    }
    return new Runner(options.build()).run();
  }

  private static void collect(
      Map<String, Map<String, Double>> figures,
      String parameter,
      Collection<RunResult> results,
      String suffix) {
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String method = name.substring(name.lastIndexOf('.') + 1) + suffix;
      figures
          .computeIfAbsent(method, key -> new TreeMap<>())
          .put(result.getParams().getParam(parameter), median(result));
    }
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static Table denseTable(Map<String, Map<String, Double>> figures, double product) {
    List<String> widths = List.of("8", "32", "128");
    List<List<String>> rows = new ArrayList<>();
    figures.forEach((name, byWidth) -> rows.add(row(name, widths, byWidth)));
    Map<String, Double> limit = new TreeMap<>();
    for (String width : widths) {
      limit.put(width, Layers.random(Integer.parseInt(width)).products() * product);
    }
    rows.add(row("arithmetic limit", widths, limit));
    return new Table(
        "Kernels",
        "Nanoseconds a record, autoencoder d, d/2, d/4, d/2, d with hyperbolic tangents; medians.",
        List.of("kernel", "d = 8", "d = 32", "d = 128"),
        rows);
  }

  private static Table familyTable(Map<String, Map<String, Double>> figures, double product) {
    List<List<String>> rows = new ArrayList<>();
    for (FamilyNetwork family : FamilyNetwork.values()) {
      double limit = family.products() * product;
      double vectors = figures.get("tidewatch").get(family.name());
      rows.add(
          List.of(
              family.name().toLowerCase(Locale.ROOT),
              Long.toString(family.products()),
              number(vectors),
              number(figures.get("tidewatch plain loops").get(family.name())),
              number(limit),
              number(vectors / limit)));
    }
    return new Table(
        "Families",
        "Nanoseconds a record of 64 features; medians.",
        List.of("family", "products", "vectors", "plain loops", "arithmetic limit", "times limit"),
        rows);
  }

  private static List<String> row(String name, List<String> columns, Map<String, Double> values) {
    List<String> row = new ArrayList<>(List.of(name));
    columns.forEach(column -> row.add(number(values.get(column))));
    return row;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
