package io.tidewatch.demo;

import io.tidewatch.app.CommandFailure;
import io.tidewatch.app.ShortDuration;
import io.tidewatch.app.Subcommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo's plant as a stream for a pipeline that runs elsewhere. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Streams the demo's plant of pumps into a topic that is there already. An empty topic",
      "first gets the minutes before now. Faults are planted, one of each kind again and again."
    },
    footer = {
      "",
      "Example:",
      "  ./tidewatch feed --bootstrap localhost:9092 --topic demo.readings"
    })
public final class FeedCommand implements Subcommand {

  private static final int ANSWER_MILLIS = 10_000;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The Kafka to write to.")
  private String bootstrap;

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "The topic to write to.")
  private String topic;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = ShortDuration.class,
      description = "How long the plant runs, such as 10m or 24h. Default ${DEFAULT-VALUE}.")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "4",
      description = "What the plant's chance begins with. Default ${DEFAULT-VALUE}.")
  private long seed;

  /** For the service loader. */
  public FeedCommand() {}

  @Override
  public Integer call() throws Exception {
    // After a restart, the minutes before now are in the topic already; sent again, they were late.
    Duration backlog = empty() ? Feeds.BACKLOG : Duration.ZERO;
    Feed feed = Feeds.rounds(seed, Instant.now(), backlog, duration);
    try (Feeder feeder = new Feeder(bootstrap, topic, feed)) {
      feeder.sendBacklog();
      feeder.sendLive();
    }
    return 0;
  }

  private boolean empty() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      TopicDescription described =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      Map<TopicPartition, OffsetSpec> ends =
          described.partitions().stream()
              .collect(
                  Collectors.toMap(
                      partition -> new TopicPartition(topic, partition.partition()),
                      partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .allMatch(end -> end.offset() == 0);
    } catch (ExecutionException unanswered) {
      throw CommandFailure.failed(
          List.of(
              "topic must be there to write to, but was "
                  + unanswered.getCause()
                  + " ("
                  + topic
                  + " at "
                  + bootstrap
                  + ")"));
    }
  }
}
