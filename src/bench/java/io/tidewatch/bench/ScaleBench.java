package io.tidewatch.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the cost grows with entities, channels, the length of windows and parallelism. */
final class ScaleBench implements Bench {

  private static final String VALUES = "{of: all, use: value}";
  private static final String WINDOW = "{of: all, use: [value, mean 3s, std 3s]}";
  private static final String HEAP = "heap";
  private static final String DISK = "rocksdb";

  private final List<Growth> growths = new ArrayList<>();
  private int runs;

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Path checkpoints = Files.createTempDirectory("tidewatch-bench-");
    int records = quick ? 20_000 : 400_000;
    int[] entities = quick ? new int[] {1, 1000, 20_000} : new int[] {1, 1000, 100_000, 1_000_000};
    int[] channels = quick ? new int[] {8, 64} : new int[] {8, 32, 128, 512};
    int[] lengths = quick ? new int[] {1, 64} : new int[] {1, 16, 64, 256};
    int[] parallelisms = {1, 2};
    Steps steps =
        new Steps(1 + 2 * entities.length + channels.length + lengths.length + parallelisms.length);
    try (Log log = new Log();
        Cluster cluster = new Cluster(checkpoints)) {
      Runs of = new Runs(log, cluster, steps);
      // Warms up; not kept.
      of.run("warm-up", 1, new Workload(records, 1000, 8), VALUES, HEAP, 1);
      for (String state : List.of(HEAP, DISK)) {
        List<Growth.Point> points = new ArrayList<>();
        for (int size : entities) {
          Workload workload = new Workload(Math.max(records, 2 * size), size, 8);
          points.add(of.run("entities", size, workload, WINDOW, state, 1));
        }
        growths.add(new Growth("entities", state, points));
      }
      List<Growth.Point> byChannels = new ArrayList<>();
      for (int size : channels) {
        Workload workload = new Workload(Math.max(20_000, records / size * 8), 100, size);
        byChannels.add(of.run("channels", size, workload, VALUES, HEAP, 1));
      }
      growths.add(new Growth("channels", HEAP, byChannels));
      List<Growth.Point> byLength = new ArrayList<>();
      for (int size : lengths) {
        // Ten records a second: so many tenths of a second are as many records.
        String features = "{of: all, use: [value, mean " + size * 100 + "ms]}";
        Workload workload = new Workload(records, 100, 8);
        byLength.add(of.run("window length", size, workload, features, HEAP, 1));
      }
      growths.add(new Growth("window length", HEAP, byLength));
      List<Growth.Point> byParallelism = new ArrayList<>();
      for (int size : parallelisms) {
        Workload workload = new Workload(records, 1000, 8);
        byParallelism.add(of.run("parallelism", size, workload, VALUES, HEAP, size));
      }
      growths.add(new Growth("parallelism", HEAP, byParallelism));
    }
    return List.of(
        table("entities", "Features: value, and mean and deviation of the last 3 s."),
        table("channels", "Features: value. 100 entities."),
        table("window length", "In records. Features: value and mean. 100 entities."),
        table("parallelism", "Features: value. 1,000 entities."));
  }

  @Override
  public Optional<String> page() {
    return Optional.of(GrowthPage.of(growths));
  }

  /** Runs the job on a topic of its own each time: one that was just deleted may linger. */
  private final class Runs {

    private final Log log;
    private final Cluster cluster;
    private final Steps steps;

    Runs(Log log, Cluster cluster, Steps steps) {
      this.log = log;
      this.cluster = cluster;
      this.steps = steps;
    }

    Growth.Point run(
        String with, int size, Workload workload, String features, String state, int parallelism)
        throws Exception {
      String topic = "scale.readings-" + runs++;
      log.fill(topic, workload);
      String more =
          PipelineBench.NO_TRAINING
              + "\nruntime: {checkpoint_interval: 2s, state_backend: "
              + state
              + "}";
      Detector detector = new Detector(workload, log.bootstrap(), topic, "scale", features, more);
      Timing timing = cluster.run(detector.untilNow(parallelism));
      log.delete(List.of(topic));
      Growth.Point point = new Growth.Point(size, workload.records(), workload.entities(), timing);
      steps.done(
          String.format(
              Locale.ROOT, "%s %,d, %s: %.1f µs a record", with, size, state, point.micros()));
      return point;
    }
  }

  private Table table(String with, String note) {
    return new Table(
        "Growth with " + with,
        note,
        Growth.columns(with),
        growths.stream()
            .filter(growth -> growth.with().equals(with))
            .flatMap(growth -> growth.rows().stream())
            .toList());
  }
}
