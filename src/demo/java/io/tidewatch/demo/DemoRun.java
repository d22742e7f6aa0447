package io.tidewatch.demo;

import io.tidewatch.app.DetectorJob;
import io.tidewatch.config.Config;
import io.tidewatch.learn.DetectorPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** One demo: broker, job, feeder and watcher, and their orderly end. */
final class DemoRun implements AutoCloseable {

  private static final int PLANT_PARTITIONS = 2;
  private static final int DRAIN_MINUTES = 5;
  private static final int POLL_MILLIS = 200;

  private final LiveLine out;
  private final Path folder;
  private final EmbeddedBroker broker;
  private final Config config;
  private final boolean ui;

  DemoRun(Config config, DetectorPlan plan, int uiPort, boolean ui, LiveLine out) throws Exception {
    this.out = out;
    this.ui = ui;
    out.print("starting Kafka and Flink in this process ...");
    folder = Files.createTempDirectory("tidewatch-demo-");
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    this.config = DemoConfig.of(config, plan, broker.bootstrap(), folder, uiPort);
  }

  void show(Feed feed) throws Exception {
    String topic = DemoConfig.inputTopic(config.plan());
    broker.createTopic(topic, feed.live() ? PLANT_PARTITIONS : 1);
    Tally tally = new Tally(feed.faults());
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    try (Feeder feeder = new Feeder(broker.bootstrap(), topic, feed);
        Watcher watcher =
            new Watcher(broker.bootstrap(), config.sink().topics(), screen(feeder, tally))) {
      Thread reading = new Thread(watcher, "demo watcher");
      reading.start();
      if (feed.live()) {
        showLive(job, feeder, feed);
      } else {
        showAll(job, feeder, feed);
      }
      watcher.finish();
      reading.join();
      out.close();
      DemoSummary.lines(feeder.sent(), tally).forEach(out::print);
    }
  }

  private DemoScreen screen(Feeder feeder, Tally tally) {
    int warmUp = config.plan().learning().warmUpRows();
    return new DemoScreen(out, tally, new DemoStatus(feeder::sent, tally, warmUp));
  }

  private void showLive(DetectorJob job, Feeder feeder, Feed feed) throws Exception {
    feeder.sendBacklog();
    StreamExecutionEnvironment env = environment(job);
    job.assemble(env, Map.of());
    JobClient client = env.executeAsync();
    greet(feed, feeder.sent());
    feeder.sendLive();
    awaitRead(feeder.sent());
    // Draining lets the last records through: event time goes to its end, episodes close.
    client
        .stopWithSavepoint(
            true, folder.resolve("end").toUri().toString(), SavepointFormatType.CANONICAL)
        .get(DRAIN_MINUTES, TimeUnit.MINUTES);
  }

  /** Waits until a checkpoint says that the job has read every record of the topic. */
  private void awaitRead(long sent) throws Exception {
    String group = config.source().orElseThrow().groupId();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      long read = 0;
      while (read < sent) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        read =
            admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
      }
    }
  }

  private void showAll(DetectorJob job, Feeder feeder, Feed feed) throws Exception {
    feeder.sendLive();
    StreamExecutionEnvironment env = environment(job);
    job.assembleUntilNow(env, Map.of());
    JobClient client = env.executeAsync();
    greet(feed, feeder.sent());
    client.getJobExecutionResult().get();
  }

  private StreamExecutionEnvironment environment(DetectorJob job) {
    Configuration flink = job.localSettings();
    return ui
        ? StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink)
        : StreamExecutionEnvironment.createLocalEnvironment(flink);
  }

  private void greet(Feed feed, long sent) {
    if (ui) {
      out.print("Flink's web UI: http://localhost:" + config.runtime().webPort());
    }
    String topic = DemoConfig.inputTopic(config.plan());
    out.print(
        String.format(
            Locale.ROOT, "topic %s at %s holds %,d records", topic, broker.bootstrap(), sent));
    if (!feed.faults().isEmpty()) {
      out.print(feed.faults().size() + " faults are planted; nothing tells the detector where.");
    }
    out.print("");
  }

  @Override
  public void close() throws IOException {
    broker.close();
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
