package io.tidewatch.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

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

  /** Of a consumer of an output topic: committed records, without a group of its own. */
  Properties readerProperties(Duration timeout) {
    Properties all = consumerProperties();
    all.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
    all.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
    all.setProperty("isolation.level", "read_committed");
    all.setProperty("enable.auto.commit", "false");
    all.setProperty("allow.auto.create.topics", "false");
    all.setProperty("auto.offset.reset", "earliest");
    all.setProperty("default.api.timeout.ms", Long.toString(timeout.toMillis()));
    return all;
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
