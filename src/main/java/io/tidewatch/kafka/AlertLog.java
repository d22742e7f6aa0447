package io.tidewatch.kafka;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The alerts topic, read from a moment on, without a consumer group. */
public final class AlertLog implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  private AlertLog(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
  }

  /**
   * Opens it.
   *
   * @param spec where the topic is
   * @param since the time, of Kafka's records, of the first that is read
   * @throws IOException when the broker does not answer, or the topic is missing
   */
  public static AlertLog open(KafkaSpec spec, Instant since) throws IOException {
    String topic = spec.sink().topics().alerts();
    KafkaConsumer<byte[], byte[]> consumer = null;
    try {
      consumer = new KafkaConsumer<>(spec.readerProperties(TIMEOUT));
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, TIMEOUT).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IOException("alerts topic must be present, but was missing (" + topic + ")");
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
      consumer.assign(partitions);
      Map<TopicPartition, Long> times =
          partitions.stream()
              .collect(Collectors.toMap(Function.identity(), unused -> since.toEpochMilli()));
      for (var begin : consumer.offsetsForTimes(times, TIMEOUT).entrySet()) {
        TopicPartition partition = begin.getKey();
        // Nothing is that young: only what is yet to come counts.
        long offset = begin.getValue() == null ? ends.get(partition) : begin.getValue().offset();
        consumer.seek(partition, offset);
      }
      return new AlertLog(consumer, ends);
    } catch (IOException | KafkaException e) {
      if (consumer != null) {
        consumer.close();
      }
      String fault =
          e instanceof KafkaException kafka
              ? "alerts topic must be readable, but was "
                  + spec.redact(AdminFault.line(kafka))
                  + " ("
                  + topic
                  + ")"
              : e.getMessage();
      throw new IOException(fault, e);
    }
  }

  /** The values that came since, in the order of each partition. */
  public List<byte[]> poll(Duration patience) {
    List<byte[]> values = new ArrayList<>();
    consumer.poll(patience).forEach(record -> values.add(record.value()));
    values.removeIf(Objects::isNull);
    return values;
  }

  /** Whether everything was read that the topic held when it was opened. */
  public boolean atEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
