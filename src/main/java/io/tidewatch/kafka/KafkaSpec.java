package io.tidewatch.kafka;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * All that reading from and writing to Kafka takes. Printing it shows the names of client
 * properties, never their values.
 *
 * @param bootstrapServers host:port of one or more brokers, separated by commas
 * @param properties settings of all clients, such as those of security
 * @param source how readings are read
 * @param sink how the outputs are written
 */
public record KafkaSpec(
    String bootstrapServers, ClientProperties properties, SourceSpec source, SinkSpec sink) {

  /**
   * Checks that no output flows back into the input.
   *
   * @throws IllegalArgumentException when a topic is both, there are no servers, or the servers are
   *     given as a property
   */
  public KafkaSpec {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sink, "sink");
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "bootstrap servers must be non-blank, but was '" + bootstrapServers + "' (kafka)");
    }
    properties.without(Set.of("bootstrap.servers"), "kafka properties");
    for (String topic : sink.topics().all()) {
      if (source.topics().contains(topic)) {
        throw new IllegalArgumentException(
            "output topic must be no input topic, but was " + topic + " (sinks)");
      }
    }
  }

  Properties adminProperties() {
    Properties all = new Properties();
    all.setProperty("bootstrap.servers", bootstrapServers);
    properties.addTo(all);
    Placeholders.addProviders(all);
    return all;
  }

  Properties consumerProperties() {
    return with(source.properties());
  }

  Properties producerProperties() {
    return with(sink.properties());
  }

  private Properties with(ClientProperties own) {
    Properties all = new Properties();
    properties.addTo(all);
    own.addTo(all);
    all.setProperty("bootstrap.servers", bootstrapServers);
    Placeholders.addProviders(all);
    return all;
  }

  /** The text without what the placeholders of any client stand for. */
  String redact(String text) {
    return Placeholders.redact(
        text, List.of(adminProperties(), consumerProperties(), producerProperties()));
  }
}
