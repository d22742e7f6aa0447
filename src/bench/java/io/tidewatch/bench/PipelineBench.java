package io.tidewatch.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records a second from a Kafka topic to a Kafka topic: Tidewatch's job beside jobs that do less
 * and jobs that score otherwise. One broker, one Flink and one JVM; the jobs take turns.
 */
final class PipelineBench implements Bench {

  /** Nothing is trained, not even when the topic ends and with it the training window. */
  static final String NO_TRAINING =
      "learning: {window: 24h, entity_window: 1m, warm_up: 10000000, capacity: 10000000,"
          + " retrain: {every_windows: 0, every_rows: 0, drift_distance: 0}}";

  private static final String VALUES = "{of: all, use: value}";
  private static final String WINDOWS = "{of: all, use: [value, difference 1, mean 30s, std 30s]}";
  private static final String OWN = "model: {scope: entity, own_after: 1, own_at_most: 1000}";
  private static final String FROM = "bench.readings";

  /** A job to be measured over so many records. */
  private record Contender(String name, Job job, int records) {}

  @FunctionalInterface
  private interface Job {
    StreamExecutionEnvironment of(String out, int parallelism) throws Exception;
  }

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Workload workload = new Workload(quick ? 60_000 : 300_000, 1000, 8);
    Workload little = workload.of(quick ? 3_000 : 20_000);
    int rounds = quick ? 1 : 5;
    Path checkpoints = Files.createTempDirectory("tidewatch-bench-");
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    try (Log log = new Log();
        Cluster cluster = new Cluster(checkpoints)) {
      log.fill(FROM, workload);
      log.fill(FROM + ".little", little);
      List<Contender> contenders = contenders(log, workload, little);
      Steps steps = new Steps((rounds + 1) * 2 * contenders.size());
      // The first round warms up and is not counted.
      for (int round = 0; round <= rounds; round++) {
        for (int parallelism = 1; parallelism <= 2; parallelism++) {
          for (Contender contender : contenders) {
            String out = "bench-" + round + "-" + rates.size() + "-" + parallelism;
            double rate = contender.records() / seconds(log, cluster, contender, out, parallelism);
            String key = contender.name() + " | " + parallelism;
            steps.done(String.format(Locale.ROOT, "%s: %,.0f records a second", key, rate));
            if (round > 0) {
              rates.computeIfAbsent(key, name -> new ArrayList<>()).add(rate);
            }
          }
        }
      }
    }
    return List.of(table(rates, workload));
  }

  private static double seconds(
      Log log, Cluster cluster, Contender contender, String out, int parallelism) throws Exception {
    String topic = out + ".out";
    log.create(topic);
    double seconds = cluster.run(contender.job().of(topic, parallelism)).seconds();
    log.delete(List.of(topic));
    return seconds;
  }

  private static List<Contender> contenders(Log log, Workload all, Workload little) {
    String at = log.bootstrap();
    int channels = all.channels();
    return List.of(
        new Contender(
            "a: bytes in, bytes out",
            (out, p) -> new Peers(at, FROM, out, channels).identity(p),
            all.records()),
        new Contender(
            "b: JSON parsed and written",
            (out, p) -> new Peers(at, FROM, out, channels).json(p),
            all.records()),
        new Contender(
            "c: Tidewatch, alerts", (out, p) -> own(log, all, VALUES, "", p), all.records()),
        new Contender(
            "c': with differences and 30 s windows",
            (out, p) -> own(log, all, WINDOWS, "", p),
            all.records()),
        new Contender(
            "c'': with a model for each entity",
            (out, p) -> own(log, all, VALUES, OWN, p),
            all.records()),
        new Contender(
            "d: Tidewatch, alerts and scores",
            (out, p) -> own(log, all, VALUES, "sink: {write_scores: true}", p),
            all.records()),
        new Contender(
            "e: DL4J a record",
            (out, p) -> new Peers(at, FROM + ".little", out, channels).dl4j(p),
            little.records()),
        new Contender(
            "f: random cut forest",
            (out, p) -> new Peers(at, FROM + ".little", out, channels).forest(p),
            little.records()));
  }

  private static StreamExecutionEnvironment own(
      Log log, Workload workload, String features, String more, int parallelism) {
    return new Detector(
            workload, log.bootstrap(), FROM, "bench", features, NO_TRAINING + "\n" + more)
        .untilNow(parallelism);
  }

  private static Table table(Map<String, List<Double>> rates, Workload workload) {
    List<List<String>> rows = new ArrayList<>();
    double baseline = 0;
    for (Map.Entry<String, List<Double>> entry : rates.entrySet()) {
      if (entry.getKey().endsWith(" | 1")) {
        String name = entry.getKey().substring(0, entry.getKey().length() - 4);
        double one = Median.of(entry.getValue());
        double two = Median.of(rates.get(name + " | 2"));
        baseline = name.startsWith("b:") ? one : baseline;
        String share = baseline == 0 ? "" : String.format(Locale.ROOT, "%.3f", one / baseline);
        rows.add(
            List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", one),
                String.format(Locale.ROOT, "%,.0f", two),
                share));
      }
    }
    return new Table(
        "Pipelines",
        "Records a second from topic to topic, medians of interleaved runs over "
            + workload
            + "; broker and jobs share the cores.",
        List.of("job", "parallelism 1", "parallelism 2", "share of b"),
        rows);
  }
}
