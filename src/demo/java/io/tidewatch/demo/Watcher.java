package io.tidewatch.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.config.SinkConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads back from Kafka whatever the pipeline writes, as any consumer of its topics would. */
final class Watcher implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final SinkConfig.Topics topics;
  private final Watched watched;
  private final KafkaConsumer<String, byte[]> consumer;
  private final ObjectMapper json = new ObjectMapper();
  private volatile boolean ending;

  /** Takes in what was read. */
  interface Watched {
    void alert(JsonNode alert);

    void decision(JsonNode decision);

    void score(JsonNode score);

    void deadLetter(String reason);

    /** Some time has passed, with something read or nothing. */
    void tick();
  }

  Watcher(String bootstrap, SinkConfig.Topics topics, Watched watched) {
    this.topics = topics;
    this.watched = watched;
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "tidewatch-demo-watcher");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void run() {
    consumer.subscribe(
        List.of(topics.alerts(), topics.scores(), topics.models(), topics.deadLetters()));
    try {
      while (!ending || !atEnd()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          read(record);
        }
        watched.tick();
      }
    } catch (WakeupException closed) {
      // The demo was interrupted; what was read so far is what counts.
      ending = true;
    } catch (IOException broken) {
      throw new IllegalStateException("output must be JSON, but was not", broken);
    } finally {
      consumer.close();
    }
  }

  /** Whether everything was read that the topics hold now. */
  private boolean atEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    return !ends.isEmpty()
        && ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void read(ConsumerRecord<String, byte[]> record) throws IOException {
    if (record.topic().equals(topics.alerts())) {
      watched.alert(json.readTree(record.value()));
    } else if (record.topic().equals(topics.scores())) {
      watched.score(json.readTree(record.value()));
    } else if (record.topic().equals(topics.deadLetters())) {
      watched.deadLetter(text(record, "tw_reason"));
    } else if (text(record, "content-type").equals("application/json")) {
      watched.decision(json.readTree(record.value()));
    }
  }

  private static String text(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Reads on to the end of the topics and then stops. */
  void finish() {
    ending = true;
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
