package io.tidewatch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the processor time of a scored record goes: what the JVM's own sampler (Flight Recorder)
 * finds on the stacks of the job's threads. Shares, so that a busy machine does not matter.
 */
final class ProfileBench implements Bench {

  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String VALUES = "{of: all, use: value}";
  private static final String TOPIC = "profile.readings";
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final String BROKER_THREADS = "data-plane";

  private String flames = "";

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Path folder = Files.createTempDirectory("tidewatch-bench-");
    Path samples = folder.resolve("samples.jfr");
    Workload workload = new Workload(quick ? 300_000 : 1_000_000, 1000, 8);
    try (Log log = new Log();
        Cluster cluster = new Cluster(folder);
        Recording recording = new Recording()) {
      log.fill(TOPIC, workload);
      // Before the compilers have done their work, the samples are of the interpreter.
      cluster.run(job(log, workload));
      recording.enable(SAMPLE).withPeriod(PERIOD);
      recording.start();
      cluster.run(job(log, workload));
      recording.stop();
      recording.dump(samples);
    }
    flames = flames(samples, folder.resolve("flames.html"), workload);
    return List.of(table(samples, workload));
  }

  /** The same samples as a flame graph. */
  @Override
  public Optional<String> page() {
    return Optional.of(flames);
  }

  private static String flames(Path samples, Path page, Workload workload) throws IOException {
    Arguments settings = new Arguments("--threads", "--exclude", ".*" + BROKER_THREADS + ".*");
    settings.title = "Tidewatch, " + workload;
    JfrToFlame.convert(samples.toString(), page.toString(), settings);
    return Files.readString(page, StandardCharsets.UTF_8);
  }

  private static StreamExecutionEnvironment job(Log log, Workload workload) {
    String more = PipelineBench.NO_TRAINING + "\nsink: {write_scores: true}";
    return new Detector(workload, log.bootstrap(), TOPIC, "profile", VALUES, more).untilNow(1);
  }

  private static Table table(Path samples, Workload workload) throws Exception {
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    int all = 0;
    try (RecordingFile file = new RecordingFile(samples)) {
      while (file.hasMoreEvents()) {
        Optional<Part> part = part(file.readEvent());
        if (part.isPresent()) {
          counts.merge(part.get(), 1, Integer::sum);
          all++;
        }
      }
    }
    int total = all;
    return new Table(
        "Profile",
        String.format(
            Locale.ROOT,
            "Share of %,d samples of the job's threads, one in %d ms; the job writes alerts and"
                + " scores, %s. The broker's own threads are left out.",
            total,
            PERIOD.toMillis(),
            workload),
        List.of("part", "share"),
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(
                entry ->
                    List.of(
                        entry.getKey().title(),
                        String.format(Locale.ROOT, "%.1f %%", 100.0 * entry.getValue() / total)))
            .toList());
  }

  /** The part that a sample belongs to, by the innermost frame that tells; none of the broker's. */
  private static Optional<Part> part(RecordedEvent event) {
    if (!event.getEventType().getName().equals(SAMPLE)
        || event.getStackTrace() == null
        || event.getThread("sampledThread").getJavaName() == null
        || event.getThread("sampledThread").getJavaName().startsWith(BROKER_THREADS)) {
      return Optional.empty();
    }
    return event.getStackTrace().getFrames().stream()
        .map(RecordedFrame::getMethod)
        .map(method -> Part.of(method.getType().getName()))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
