package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.flink.CodecType;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.JsonFormat;
import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Unread;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source in small jobs against a real broker. */
@Timeout(180)
class KafkaSourcesIT {

  private static final long TIME = AlertExamples.NEW_YEAR;

  @RegisterExtension static final MiniClusterExtension FLINK = SmallJobs.cluster();

  private static EmbeddedBroker broker;
  private static BrokerLog log;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
    log = new BrokerLog(broker.bootstrap());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static ProducerRecord<byte[], byte[]> input(String topic, int partition, String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, TIME + 1, new byte[] {1}, bytes);
  }

  private static String good(String entity) {
    return "{\"entity\":\"" + entity + "\",\"time\":" + TIME + ",\"pressure\":1.5}";
  }

  @Test
  void sourceGivesReadingsAndGarbageAlike() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "source");
    String topic = spec.source().topics().get(0);
    broker.createTopic(topic, 2);
    log.write(
        List.of(
            input(topic, 0, good("pump-1")),
            input(topic, 0, "{\"entity\":"),
            input(topic, 0, null),
            input(topic, 1, "x".repeat(100_000)),
            input(topic, 1, good("pump-2"))));

    assertThat(read(spec, 5))
        .containsExactlyInAnyOrder(
            "source.readings/0@0 pump-1 [1]",
            "source.readings/0@1 malformed [1]",
            "source.readings/0@2 empty [1]",
            "source.readings/1@0 too_large [1]",
            "source.readings/1@1 pump-2 [1]");
  }

  private static List<String> read(KafkaSpec spec, int count) throws Exception {
    try (StreamExecutionEnvironment env = SmallJobs.environment()) {
      return env.fromSource(
              KafkaSources.readings(
                  spec, Specs.reading(), new JsonFormat(), new CodecType<>(new ArrivalCodec())),
              WatermarkStrategy.noWatermarks(),
              "readings")
          .map(KafkaSourcesIT::told)
          .executeAndCollect(count);
    }
  }

  private static String told(Arrival arrival) {
    Parsed parsed = arrival.parsed();
    String what =
        parsed instanceof Reading reading
            ? reading.entity()
            : ((DeadLetter) parsed).reason().text();
    return parsed.origin() + " " + what + " " + List.of(arrival.raw().key()[0]);
  }

  @Test
  void groupThatCommittedNothingBeginsAtTheEarliest() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "committed");
    String topic = spec.source().topics().get(0);
    broker.createTopic(topic, 1);
    log.write(List.of(input(topic, 0, good("pump-1"))));
    KafkaSpec committed =
        new KafkaSpec(
            spec.bootstrapServers(),
            spec.properties(),
            Specs.source(topic, StartFrom.COMMITTED),
            spec.sink());

    assertThat(read(committed, 1)).containsExactly("committed.readings/0@0 pump-1 [1]");
  }

  @Test
  void sourceKnowsWhatItHasStillToRead() throws Exception {
    int polls = 10;
    int records = polls * ConsumerConfig.DEFAULT_MAX_POLL_RECORDS;
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "unread");
    String topic = spec.source().topics().get(0);
    broker.createTopic(topic, 1);
    log.write(Collections.nCopies(records, input(topic, 0, good("pump-1"))));
    Unread unread = KafkaSources.unread(spec);

    try (StreamExecutionEnvironment env = SmallJobs.environment()) {
      List<Boolean> unreadAtEach =
          env.fromSource(
                  KafkaSources.readings(
                      spec, Specs.reading(), new JsonFormat(), new CodecType<>(new ArrivalCodec())),
                  WatermarkStrategy.noWatermarks(),
                  "readings")
              .map(arrival -> unread.in(new LogPartition(topic, 0)))
              .executeAndCollect(records);
      // The source fetches a few polls ahead of what it hands on, never all of them.
      assertThat(unreadAtEach.get(0)).isTrue();
      assertThat(unreadAtEach.get(records - 1)).isFalse();
    }
  }

  @Test
  void sourceGoesOnWithATopicThatWasMadeAnewWithMorePartitions() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "anew");
    String topic = spec.source().topics().get(0);
    broker.createTopic(topic, 1);
    log.write(Collections.nCopies(3, input(topic, 0, good("pump-1"))));

    // While there is no topic the source fails, and the job begins again.
    try (StreamExecutionEnvironment env = SmallJobs.restartedForEver();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
        CloseableIterator<String> found =
            env.fromSource(
                    KafkaSources.readings(
                        spec,
                        Specs.reading(),
                        new JsonFormat(),
                        new CodecType<>(new ArrivalCodec())),
                    WatermarkStrategy.noWatermarks(),
                    "readings")
                .map(KafkaSourcesIT::told)
                .executeAndCollect()) {
      assertThat(next(found, 3)).contains("anew.readings/0@2 pump-1 [1]");

      admin.deleteTopics(List.of(topic)).all().get();
      while (admin.listTopics().names().get().contains(topic)) {
        Thread.onSpinWait();
      }
      broker.createTopic(topic, 2);
      log.write(List.of(input(topic, 0, good("pump-2")), input(topic, 1, good("pump-3"))));
      assertThat(next(found, 2))
          .containsExactlyInAnyOrder(
              "anew.readings/0@0 pump-2 [1]", "anew.readings/1@0 pump-3 [1]");
    }
  }

  private static List<String> next(Iterator<String> found, int count) {
    return Stream.generate(found::next).limit(count).toList();
  }
}
