package io.tidewatch.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The log as an outside client writes and reads it, held against its documentation. */
public final class BrokerLog {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More bytes than a producer puts into one batch with others. */
  private static final int FULL_BATCH = 20_000;

  private final String bootstrap;

  /** The log of one broker. */
  public BrokerLog(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * Writes, and returns when the broker has everything.
   *
   * @throws AssertionError when it did not get one of them
   */
  public void write(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError("broker must get all records, but did not: " + failed, failed);
    }
  }

  /** Writes three batches to each partition at once, without waiting for the one before. */
  public void writeBatches(String topic, int partitions) {
    write(
        IntStream.range(0, 3 * partitions)
            .mapToObj(i -> record(topic, i / 3, new byte[FULL_BATCH]))
            .toList());
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int partition, byte[] value) {
    return new ProducerRecord<>(topic, partition, null, value);
  }

  /** Writes in a transaction that is then thrown away. */
  void writeAndAbort(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "t"))) {
      producer.initTransactions();
      producer.beginTransaction();
      records.forEach(producer::send);
      producer.flush();
      producer.abortTransaction();
    }
  }

  /**
   * All committed records up to the end as of now, partition by partition.
   *
   * @throws AssertionError when one is not as its schema says
   */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ends.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(topic + " was not read to its end");
        }
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      found.forEach(DocumentedRecords::check);
      return found;
    }
  }

  /** Returns once the topic holds so many committed records. */
  public void await(String topic, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (read(topic).size() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(topic + " did not get " + count + " records");
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrap);
    settings.put("max.request.size", 8 << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
