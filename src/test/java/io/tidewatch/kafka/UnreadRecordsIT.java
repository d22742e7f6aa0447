package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Unread;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a consumer's own metrics say of what it has still to read. */
@Timeout(120)
class UnreadRecordsIT {

  private static final int RECORDS = 1_000;

  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static SourceSpec filled(String topic) throws Exception {
    broker.createTopic(topic, 2);
    new BrokerLog(broker.bootstrap())
        .write(
            IntStream.range(0, RECORDS)
                .mapToObj(i -> new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {2}))
                .toList());
    return Specs.source(topic, StartFrom.EARLIEST);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(SourceSpec source) {
    KafkaSpec base = Specs.kafka(broker.bootstrap(), "unread");
    KafkaSpec spec = new KafkaSpec(base.bootstrapServers(), base.properties(), source, base.sink());
    Properties settings = spec.readerProperties(Duration.ofSeconds(30));
    settings.setProperty("group.id", source.groupId());
    settings.setProperty("metric.reporters", UnreadRecords.class.getName());
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
    consumer.assign(
        List.of(
            new TopicPartition(source.topics().get(0), 0),
            new TopicPartition(source.topics().get(0), 1)));
    return consumer;
  }

  private static ConsumerRecords<byte[], byte[]> next(KafkaConsumer<byte[], byte[]> consumer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
    while (records.isEmpty()) {
      records = consumer.poll(Duration.ofMillis(100));
    }
    return records;
  }

  /** Polls until every partition, also one without records, was answered for. */
  private static void settle(KafkaConsumer<byte[], byte[]> consumer, Unread unread) {
    while (unread.inUnbegun()) {
      consumer.poll(Duration.ofMillis(100));
    }
  }

  @Test
  void aPartitionHoldsUnreadRecordsUntilItsLastOneWasFetched() throws Exception {
    SourceSpec source = filled("with.dots");
    Unread unread = UnreadRecords.of(source);
    LogPartition full = new LogPartition("with.dots", 0);
    LogPartition empty = new LogPartition("with.dots", 1);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(source)) {
      int read = next(consumer).count();
      assertThat(read).isLessThan(RECORDS);
      assertThat(unread.in(full)).isTrue();
      while (read < RECORDS) {
        read += next(consumer).count();
      }
      assertThat(unread.in(full)).isFalse();
      assertThat(unread.in(empty)).isFalse();
    }
  }

  @Test
  void partitionsThatNoRecordWasHandedOnFromCountUntilTheyHaveAnswered() throws Exception {
    SourceSpec source = filled("unbegun");
    Unread unread = UnreadRecords.of(source);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(source)) {
      assertThat(unread.inUnbegun()).as("nobody has answered").isTrue();
      next(consumer);
      assertThat(unread.inUnbegun()).as("the first has more").isTrue();
      unread.begun(new LogPartition("unbegun", 0));
      settle(consumer, unread);
      assertThat(unread.in(new LogPartition("unbegun", 1))).isFalse();
    }
  }

  @Test
  void aClosedConsumerHasNothingToReadAnyMore() throws Exception {
    SourceSpec source = filled("closed");
    Unread unread = UnreadRecords.of(source);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(source)) {
      next(consumer);
      assertThat(unread.in(new LogPartition("closed", 0))).isTrue();
    }
    assertThat(unread.in(new LogPartition("closed", 0))).isFalse();
    assertThat(unread.inUnbegun()).isFalse();
  }
}
