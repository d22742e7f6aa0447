package io.tidewatch.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the cost grows with entities, channels, the length of windows and parallelism. */
final class ScaleBench implements Bench {

  private static final String VALUES = "{of: all, use: value}";
  private static final String HEAP = "hashmap";
  private static final String DISK = "rocksdb";

  private final List<List<String>> rows = new ArrayList<>();

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Path checkpoints = Files.createTempDirectory("tidewatch-bench-");
    int records = quick ? 100_000 : 1_000_000;
    List<Table> tables = new ArrayList<>();
    try (Log log = new Log();
        Cluster cluster = new Cluster(checkpoints)) {
      // Warms up; not kept.
      measure(log, cluster, new Workload(records, 1000, 8), VALUES, HEAP, 1, "");
      rows.clear();
      for (int entities :
          quick ? new int[] {1, 1000, 50_000} : new int[] {1, 1000, 100_000, 1_000_000}) {
        int some = Math.max(records, 2 * entities);
        for (String backend : List.of(HEAP, DISK)) {
          String label = String.format(Locale.ROOT, "%,d", entities);
          measure(log, cluster, new Workload(some, entities, 8), WINDOW, backend, 1, label);
        }
      }
      tables.add(table("Entities", "Features: value, and mean and deviation of the last 3 s."));
      for (int channels : quick ? new int[] {8, 64} : new int[] {8, 32, 128, 512}) {
        int some = Math.max(20_000, records / channels * 8);
        measure(log, cluster, new Workload(some, 100, channels), VALUES, HEAP, 1, "" + channels);
      }
      tables.add(table("Channels", "Features: value. 100 entities."));
      for (int length : quick ? new int[] {1, 64} : new int[] {1, 16, 64, 256}) {
        // Ten records a second: so many tenths of a second are as many records.
        String features = "{of: all, use: [value, mean " + length * 100 + "ms]}";
        measure(log, cluster, new Workload(records, 100, 8), features, HEAP, 1, "" + length);
      }
      tables.add(table("Window length, in records", "Features: value and mean. 100 entities."));
      for (int parallelism : new int[] {1, 2}) {
        Workload workload = new Workload(records, 1000, 8);
        measure(log, cluster, workload, VALUES, HEAP, parallelism, "" + parallelism);
      }
      tables.add(table("Parallelism", "Features: value. 1,000 entities."));
    }
    return tables;
  }

  private static final String WINDOW = "{of: all, use: [value, mean 3s, std 3s]}";

  private void measure(
      Log log,
      Cluster cluster,
      Workload workload,
      String features,
      String backend,
      int parallelism,
      String label)
      throws Exception {
    String topic = "scale.readings";
    log.fill(topic, workload);
    String more =
        PipelineBench.NO_TRAINING
            + "\nruntime: {checkpoint_interval: 2s, state_backend: "
            + backend
            + "}";
    Detector detector = new Detector(workload, log.bootstrap(), topic, "scale", features, more);
    Timing timing = cluster.run(detector.untilNow(parallelism));
    log.delete(List.of(topic));
    rows.add(
        List.of(
            label,
            backend,
            String.format(Locale.ROOT, "%,d", workload.records()),
            String.format(Locale.ROOT, "%,.0f", workload.records() / timing.seconds()),
            String.format(Locale.ROOT, "%,d", timing.checkpointBytes()),
            String.format(
                Locale.ROOT, "%,.0f", (double) timing.checkpointBytes() / workload.entities()),
            String.format(Locale.ROOT, "%,d", timing.checkpointMillis())));
  }

  private Table table(String title, String note) {
    List<List<String>> taken = new ArrayList<>(rows);
    rows.clear();
    return new Table(
        title,
        note,
        List.of(
            title.toLowerCase(Locale.ROOT),
            "state",
            "records",
            "records a second",
            "checkpoint, bytes",
            "bytes an entity",
            "checkpoint, ms"),
        taken);
  }
}
