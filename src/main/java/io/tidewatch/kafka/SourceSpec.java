package io.tidewatch.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How readings are read.
 *
 * @param topics the input topics
 * @param groupId the consumer group, whose offsets show the progress at each checkpoint
 * @param startFrom where to begin without a stored position
 * @param discoveryInterval how often to look for new partitions; zero for never
 * @param properties further settings of the consumers
 */
public record SourceSpec(
    List<String> topics,
    String groupId,
    StartFrom startFrom,
    Duration discoveryInterval,
    ClientProperties properties) {

  /** Five minutes, as the connector has it. */
  public static final Duration DEFAULT_DISCOVERY_INTERVAL = Duration.ofMinutes(5);

  private static final Set<String> RESERVED =
      Set.of(
          "auto.offset.reset",
          "bootstrap.servers",
          "client.id.prefix",
          "enable.auto.commit",
          "group.id",
          "key.deserializer",
          "partition.discovery.interval.ms",
          "value.deserializer");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when there is no topic, one comes twice or has no legal name,
   *     the group is blank, the interval negative, or a property has a place of its own
   */
  public SourceSpec {
    topics = List.copyOf(topics);
    Objects.requireNonNull(startFrom, "startFrom");
    topics.forEach(topic -> TopicName.check(topic, "input topics"));
    if (topics.isEmpty() || topics.stream().distinct().count() < topics.size()) {
      throw new IllegalArgumentException(
          "input topics must be at least one and distinct, but was " + topics + " (source)");
    }
    if (groupId.isBlank()) {
      throw new IllegalArgumentException(
          "group id must be non-blank, but was '" + groupId + "' (source)");
    }
    if (discoveryInterval.isNegative()) {
      throw new IllegalArgumentException(
          "discovery interval must be at least 0, but was " + discoveryInterval + " (source)");
    }
    properties.without(RESERVED, "source properties");
  }
}
