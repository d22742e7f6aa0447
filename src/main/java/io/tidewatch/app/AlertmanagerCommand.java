package io.tidewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.config.Config;
import io.tidewatch.kafka.AlertLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries open episodes to Prometheus' Alertmanager, for its routing, silences and receivers. */
@Command(
    name = "alertmanager",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a pipeline's alerts topic and keeps an Alertmanager informed of the episodes that",
      "are open. Keeps no state: after a restart it reads the topic again."
    },
    footer = {
      "",
      "Example:",
      "  ./tidewatch alertmanager --config conf/pump.yaml --url http://localhost:9093"
    })
public final class AlertmanagerCommand implements Subcommand {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(500);

  @Mixin private ConfigOption config;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The Alertmanager, such as http://localhost:9093.")
  private String url;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = ShortDuration.class,
      description = "How old alerts may be that are read at the start. Default ${DEFAULT-VALUE}.")
  private Duration since;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = ShortDuration.class,
      description = {
        "How often open episodes are said again. Alertmanager takes one for resolved after five",
        "times as long without a word. Default ${DEFAULT-VALUE}."
      })
  private Duration every;

  @Option(names = "--once", description = "Say what is open now, and end.")
  private boolean once;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public AlertmanagerCommand() {}

  @Override
  public Integer call() throws Exception {
    Config checked = config.forRun();
    AlertmanagerClient client = new AlertmanagerClient(url);
    OpenEpisodes episodes = new OpenEpisodes(every.multipliedBy(5));
    try (AlertLog log = AlertLog.open(KafkaMapping.of(checked), Instant.now().minus(since))) {
      while (!log.atEnd()) {
        take(log, episodes);
      }
      if (once) {
        client.post(episodes.items(Instant.now())).ifPresent(AlertmanagerCommand::fail);
        print(episodes.size() + " open episodes said");
        return 0;
      }
      episodes.said();
      follow(log, client, episodes);
    } catch (IOException unreadable) {
      fail(unreadable.getMessage());
    }
    return 0;
  }

  /** Until the process is stopped. */
  private void follow(AlertLog log, AlertmanagerClient client, OpenEpisodes episodes)
      throws Exception {
    Instant due = Instant.now();
    while (!Thread.currentThread().isInterrupted()) {
      boolean news = take(log, episodes);
      Instant now = Instant.now();
      if (now.isBefore(due) && !news && !episodes.hasEnded()) {
        continue;
      }
      Optional<String> problem = client.post(episodes.items(now));
      if (problem.isEmpty()) {
        episodes.said();
      } else {
        spec.commandLine().getErr().println(problem.get());
        spec.commandLine().getErr().flush();
      }
      due = now.plus(every);
    }
  }

  private static boolean take(AlertLog log, OpenEpisodes episodes) throws IOException {
    List<byte[]> values = log.poll(POLL);
    for (byte[] value : values) {
      episodes.take(document(value));
    }
    return !values.isEmpty();
  }

  /** In whichever form it was written: the topic may hold some of each. */
  private static JsonNode document(byte[] value) throws IOException {
    return value.length > 0 && value[0] == '{' ? JSON.readTree(value) : AvroAlerts.document(value);
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static void fail(String problem) {
    throw CommandFailure.failed(List.of(problem));
  }
}
