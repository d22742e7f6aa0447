package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertCodec;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.ScoreCodec;
import io.tidewatch.detect.ScoreJson;
import io.tidewatch.flink.CodecType;
import io.tidewatch.learn.DecisionExamples;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.ModelDecisionCodec;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.DeadLetterCodec;
import io.tidewatch.reading.PersonalPlan;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sinks in small jobs against a real broker, with what stands before and after them. */
@Timeout(180)
class KafkaRoomIT {

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

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void sinksWriteWhatTheSchemasSay(Delivery delivery) throws Exception {
    String pipeline = "sinks-" + delivery.text();
    KafkaSpec plain = Specs.kafka(broker.bootstrap(), pipeline);
    KafkaSpec spec =
        new KafkaSpec(
            plain.bootstrapServers(),
            plain.properties(),
            plain.source(),
            Specs.sink(pipeline, delivery));
    broker.createTopic(spec.source().topics().get(0), 1);
    assertThat(Preflight.check(spec, Duration.ofSeconds(20))).isEmpty();
    KafkaSinks sinks = new KafkaSinks(spec, pipeline);
    DetectorModel large = AlertExamples.model("stream", 1, 600);

    try (StreamExecutionEnvironment env = SmallJobs.environment()) {
      env.enableCheckpointing(500);
      write(
          env,
          List.of(AlertExamples.alert(AlertStatus.OPENED), AlertExamples.alert(AlertStatus.CLOSED)),
          new CodecType<>(new AlertCodec()),
          sinks.alerts(new AlertJson(pipeline, AlertExamples.schema())));
      write(
          env,
          List.of(AlertExamples.score(true)),
          new CodecType<>(new ScoreCodec()),
          sinks.scores());
      write(
          env,
          letters(),
          new CodecType<>(new DeadLetterCodec()),
          sinks.deadLetters(PersonalPlan.NONE));
      List<ModelDecision> decisions =
          List.of(
              DecisionExamples.promoted(large),
              DecisionExamples.kept("other", Verdict.WORSE),
              ModelDecision.empty("stream", TIME));
      write(env, decisions, new CodecType<>(new ModelDecisionCodec()), sinks.models());
      write(env, decisions, new CodecType<>(new ModelDecisionCodec()), sinks.decisions());
      env.execute();
    }

    assertAlerts(pipeline);
    assertThat(committed(pipeline + ".scores", 1))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.value())
                    .isEqualTo(new ScoreJson(pipeline).encode(AlertExamples.score(true))));
    assertDeadLetters(committed(pipeline + ".dead-letters", 3));
    assertThat(committed(pipeline + ".models", 3))
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder(
            "stream", "stream@2026-01-01T00:00:00.000Z", "other@2026-01-01T00:00:00.000Z");
    assertThat(ModelArchive.read(spec, Duration.ofSeconds(20)).models().get("stream").version())
        .isEqualTo(large.version());
    assertThat(transactionNames(pipeline))
        .hasSize(delivery == Delivery.EXACTLY_ONCE ? 5 : 0)
        .allMatch(name -> name.startsWith(pipeline + "-"));
  }

  /** The broker answers a commit before readers see it, so that a job may have ended before. */
  private static List<ConsumerRecord<byte[], byte[]>> committed(String topic, int count) {
    log.await(topic, count);
    return log.read(topic);
  }

  /** The distinct beginnings of the names of a pipeline's transactions, without their counters. */
  private static Set<String> transactionNames(String pipeline) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      return admin.listTransactions().all().get().stream()
          .map(TransactionListing::transactionalId)
          .filter(name -> name.startsWith(pipeline))
          .map(name -> name.replaceAll("(-\\d+)+$", ""))
          .collect(Collectors.toSet());
    }
  }

  private static <T> void write(
      StreamExecutionEnvironment env, List<T> values, TypeInformation<T> type, KafkaSink<T> sink) {
    env.fromData(values, type).sinkTo(sink);
  }

  private static List<DeadLetter> letters() {
    return List.of(
        letter(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3, 0, 10}),
        letter(null, null),
        letter(null, new byte[3 << 20]));
  }

  private static DeadLetter letter(byte[] key, byte[] value) {
    return new DeadLetter(
        new RawRecord(AlertExamples.ORIGIN, key, value), Reason.MALFORMED, "value must be JSON");
  }

  private static void assertAlerts(String pipeline) {
    Alert opened = AlertExamples.alert(AlertStatus.OPENED);
    List<ConsumerRecord<byte[], byte[]>> alerts = committed(pipeline + ".alerts", 2);

    assertThat(alerts).hasSize(2);
    assertThat(alerts)
        .filteredOn(r -> Headers.of(r.headers()).containsValue("io.tidewatch.alert.opened"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("pump-7");
              assertThat(record.value())
                  .isEqualTo(new AlertJson(pipeline, AlertExamples.schema()).encode(opened));
              assertThat(Headers.of(record.headers()))
                  .containsEntry("ce_id", opened.id())
                  .containsEntry("ce_source", "/tidewatch/" + pipeline);
            });
  }

  private static void assertDeadLetters(List<ConsumerRecord<byte[], byte[]>> letters) {
    assertThat(letters).hasSize(3);
    assertThat(letters)
        .allSatisfy(
            record ->
                assertThat(Headers.of(record.headers()))
                    .containsAllEntriesOf(Map.of("tw_reason", "malformed", "tw_offset", "4711")));
    assertThat(letters)
        .filteredOn(record -> record.key() != null)
        .singleElement()
        .satisfies(record -> assertThat(record.value()).containsExactly(0xc3, 0, 10));
    assertThat(letters)
        .filteredOn(record -> record.key() == null && record.value() == null)
        .hasSize(1);
    assertThat(letters)
        .filteredOn(record -> Headers.of(record.headers()).containsKey("tw_truncated"))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).hasSizeGreaterThan(1_000_000));
  }
}
