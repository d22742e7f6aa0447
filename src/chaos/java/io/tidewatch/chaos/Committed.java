package io.tidewatch.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a reader of committed records finds in a topic. */
final class Committed {

  private static final Duration POLL = Duration.ofMillis(200);

  private Committed() {}

  /** Every record from the beginning to the end as of now, partition by partition. */
  static Map<Integer, List<ConsumerRecord<String, byte[]>>> read(String bootstrap, String topic) {
    Map<Integer, List<ConsumerRecord<String, byte[]>>> records = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap, "read_committed")) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      partitions.forEach(one -> records.put(one.partition(), new ArrayList<>()));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(POLL).forEach(record -> records.get(record.partition()).add(record));
      }
    }
    return records;
  }

  /** How many records there are. */
  static long count(String bootstrap, String topic) {
    return read(bootstrap, topic).values().stream().mapToLong(List::size).sum();
  }

  /** All partitions of a topic. */
  static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(one -> new TopicPartition(topic, one.partition()))
        .toList();
  }

  /**
   * A reader that belongs to no group.
   *
   * @param isolation Kafka's isolation level
   */
  static KafkaConsumer<String, byte[]> consumer(String bootstrap, String isolation) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
