package io.tidewatch.bench;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How long {@code ./tidewatch demo} takes from the built jar to its first score and alert. */
final class StartBench implements Bench {

  private static final Pattern BROKER = Pattern.compile("topic (\\S+)\\.readings at (\\S+) holds");
  private static final Duration POLL = Duration.ofMillis(20);

  /** Seconds from the start of the process. */
  private record Start(double broker, double score, double alert) {}

  @Override
  public List<Table> run(boolean quick) throws Exception {
    int rounds = quick ? 1 : 3;
    Steps steps = new Steps(rounds);
    List<Start> starts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      starts.add(start());
      steps.done(String.format(Locale.ROOT, "first alert after %.1f s", starts.get(round).alert()));
    }
    return List.of(
        new Table(
            "Start",
            "Seconds from the start of `./tidewatch demo`, whose jar is built, until its broker"
                + " holds the plant's history, its first score and its first alert; medians of "
                + rounds
                + ". The demo's stream decides when its first fault is due.",
            List.of("", "seconds"),
            List.of(
                List.of("broker", median(starts.stream().map(Start::broker).toList())),
                List.of("first score", median(starts.stream().map(Start::score).toList())),
                List.of("first alert", median(starts.stream().map(Start::alert).toList())))));
  }

  private static String median(List<Double> seconds) {
    return String.format(Locale.ROOT, "%.1f", Median.of(seconds));
  }

  private static Start start() throws Exception {
    Path home = Path.of(System.getProperty("tidewatch.home", ".")).toAbsolutePath().normalize();
    long begin = System.nanoTime();
    Process demo =
        new ProcessBuilder(home.resolve("tidewatch").toString(), "demo", "--no-ui")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
    try {
      Matcher broker = broker(lines);
      double ready = since(begin);
      // Nobody reads on, and the demo must not wait for a reader.
      Thread drain = new Thread(() -> lines.lines().forEach(line -> {}), "drain");
      drain.setDaemon(true);
      drain.start();
      first(broker.group(2), broker.group(1) + ".scores");
      double score = since(begin);
      first(broker.group(2), broker.group(1) + ".alerts");
      return new Start(ready, score, since(begin));
    } finally {
      demo.descendants().forEach(ProcessHandle::destroy);
      // The process itself would close what is still being read.
      demo.toHandle().destroy();
      demo.waitFor();
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static Matcher broker(BufferedReader lines) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = BROKER.matcher(line);
      if (found.find()) {
        return found;
      }
    }
    throw new IllegalStateException("demo must say where its broker is, but did not (bench)");
  }

  private static void first(String bootstrap, String topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG,
            "start",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            "200");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      while (records.isEmpty()) {
        records = consumer.poll(POLL);
      }
    }
  }
}
