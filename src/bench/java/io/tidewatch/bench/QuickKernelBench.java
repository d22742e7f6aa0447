package io.tidewatch.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A first impression of the kernels, in this JVM and by processor time: rougher than JMH's figures,
 * and usable on a machine that is busy otherwise.
 */
final class QuickKernelBench implements Bench {

  private static final int[] WIDTHS = {8, 32, 128};

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int width : WIDTHS) {
      DenseKernels kernels = new DenseKernels();
      kernels.width = width;
      kernels.build();
      add(rows, "Tidewatch, a record", 1, kernels::tidewatch);
      add(rows, "Tidewatch, batch of 256", 256, kernels::tidewatchBatch);
      add(rows, "ONNX Runtime, a record", 1, kernels::onnx);
      add(rows, "ONNX Runtime, batch of 256", 256, kernels::onnxBatch);
      add(rows, "DL4J, a record", 1, kernels::dl4j);
      add(rows, "DL4J, batch of 1,024", 1024, kernels::dl4jBatch);
      add(rows, "random cut forest", 1, kernels::randomCutForest);
      kernels.close();
    }
    List<List<String>> families = new ArrayList<>();
    for (FamilyNetwork family : FamilyNetwork.values()) {
      FamilyKernels kernel = new FamilyKernels();
      kernel.family = family;
      kernel.build();
      families.add(
          List.of(
              family.name().toLowerCase(Locale.ROOT),
              Long.toString(family.products()),
              number(ProcessorTime.nanos(kernel::tidewatch))));
    }
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (vectors) {
      ArithmeticLimit limit = new ArithmeticLimit();
      double product = ProcessorTime.nanos(limit::multiplyAdd) / ArithmeticLimit.PRODUCTS;
      List<String> row = new ArrayList<>(List.of("arithmetic limit"));
      for (int width : WIDTHS) {
        row.add(number(Layers.random(width).products() * product));
      }
      rows.put("arithmetic limit", row);
    }
    String kernel = vectors ? "vectors" : "plain loops";
    return List.of(
        new Table(
            "Kernels, " + kernel,
            "Nanoseconds of processor time a record, autoencoder d, d/2, d/4, d/2, d.",
            List.of("kernel", "d = 8", "d = 32", "d = 128"),
            List.copyOf(rows.values())),
        new Table(
            "Families, " + kernel,
            "Nanoseconds of processor time a record of 64 features.",
            List.of("family", "products", "a record"),
            families));
  }

  private static void add(
      Map<String, List<String>> rows, String name, int records, Callable<?> work) throws Exception {
    rows.computeIfAbsent(name, key -> new ArrayList<>(List.of(key)))
        .add(number(ProcessorTime.nanos(work) / records));
    System.err.println(rows.get(name));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
