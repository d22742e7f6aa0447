package io.tidewatch.app;

import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.PlantSpec;
import io.tidewatch.evaluate.PlantStream;
import io.tidewatch.kafka.BrokerLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of a plant whose pipeline is called {@code plant}. */
final class PlantTopics {

  private PlantTopics() {}

  /** Three minutes of a plant with a level shift of P-2's pressure, and two records of garbage. */
  static int send(String bootstrap) {
    return send(bootstrap, UnaryOperator.identity());
  }

  /** The same, its JSON written in another way. */
  static int send(String bootstrap, UnaryOperator<byte[]> writing) {
    Duration interval = Duration.ofMillis(100);
    List<FaultPlan> faults =
        FaultPlan.oneOfEach(Duration.ofSeconds(120), Duration.ofSeconds(20), interval, 6)
            .subList(0, 2);
    PlantSpec spec =
        new PlantSpec(
            7, Instant.now().minusSeconds(180), 6, interval, Duration.ofSeconds(180), faults);
    PlantStream plant = new PlantStream(spec);
    List<ProducerRecord<byte[], byte[]>> garbage =
        List.of(record("x", "not json".getBytes(StandardCharsets.UTF_8)), record("y", new byte[0]));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(garbage);
    while (plant.hasNext()) {
      PlantRecord record = plant.next();
      records.add(record(record.entity(), writing.apply(record.json()), record.arrivalTime()));
    }
    new BrokerLog(bootstrap).write(records);
    return records.size() - garbage.size();
  }

  private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return record(key, value, null);
  }

  private static ProducerRecord<byte[], byte[]> record(String key, byte[] value, Long time) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>("plant.readings", null, time, bytes, value);
  }

  /** Returns once the models topic shows that the second minute of the plant was learned from. */
  static void awaitDecisions(String bootstrap) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
      consumer.subscribe(List.of("plant.models"));
      int decisions = 0;
      while (decisions < 4) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          decisions += record.key().contains("@") ? 1 : 0;
        }
      }
    }
  }

  /** All committed records of a topic. */
  static List<ConsumerRecord<String, byte[]>> read(String bootstrap, String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("group.id", "pipeline-it");
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
