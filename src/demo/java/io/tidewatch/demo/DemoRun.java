package io.tidewatch.demo;

import io.tidewatch.app.DetectorJob;
import io.tidewatch.config.Config;
import io.tidewatch.learn.DetectorPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One demo: broker, job, feeder and watcher, and their orderly end. */
final class DemoRun implements AutoCloseable {

  private static final int INPUT_PARTITIONS = 2;
  private static final int DRAIN_MINUTES = 5;

  private final PrintStream out;
  private final Path folder;
  private final EmbeddedBroker broker;
  private final Config config;
  private final boolean ui;

  DemoRun(Config config, DetectorPlan plan, int uiPort, boolean ui, PrintStream out)
      throws Exception {
    this.out = out;
    this.ui = ui;
    out.println("starting Kafka and Flink in this process ...");
    folder = Files.createTempDirectory("tidewatch-demo-");
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    this.config = DemoConfig.of(config, plan, broker.bootstrap(), folder, uiPort);
  }

  void show(Feed feed) throws Exception {
    String topic = DemoConfig.inputTopic(config.plan());
    broker.createTopic(topic, INPUT_PARTITIONS);
    Tally tally = new Tally(feed.faults());
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    try (Feeder feeder = new Feeder(broker.bootstrap(), topic, feed);
        Watcher watcher =
            new Watcher(broker.bootstrap(), config.sink().topics(), new DemoScreen(out, tally))) {
      feeder.sendBacklog();
      JobClient client = start(job);
      greet(topic, feed, feeder.sent());
      Thread reading = new Thread(watcher, "demo watcher");
      reading.start();
      feeder.sendLive();
      // Draining lets the last records through: event time goes to its end, episodes close.
      client
          .stopWithSavepoint(
              true, folder.resolve("end").toUri().toString(), SavepointFormatType.CANONICAL)
          .get(DRAIN_MINUTES, TimeUnit.MINUTES);
      watcher.finish();
      reading.join();
      DemoSummary.lines(feeder.sent(), tally).forEach(out::println);
    }
  }

  private JobClient start(DetectorJob job) throws Exception {
    Configuration flink = job.localSettings();
    StreamExecutionEnvironment env =
        ui
            ? StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink)
            : StreamExecutionEnvironment.createLocalEnvironment(flink);
    job.assemble(env, Map.of());
    return env.executeAsync();
  }

  private void greet(String topic, Feed feed, long backlog) {
    if (ui) {
      out.println("Flink's web UI: http://localhost:" + config.runtime().webPort());
    }
    out.println(
        "topic "
            + topic
            + " at "
            + broker.bootstrap()
            + (backlog > 0 ? ", with " + backlog + " records of the last minutes in it" : ""));
    if (!feed.faults().isEmpty()) {
      out.println(feed.faults().size() + " faults are planted; nothing tells the detector where.");
    }
    out.println();
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
