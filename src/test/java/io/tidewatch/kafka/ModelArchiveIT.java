package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.learn.DecisionExamples;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.DetectorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ModelArchiveIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

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

  private static KafkaSpec pipeline(String name, int partitions) throws Exception {
    broker.createTopic(name + ".models", partitions);
    return Specs.kafka(broker.bootstrap(), name);
  }

  private static ProducerRecord<byte[], byte[]> promoted(KafkaSpec spec, DetectorModel model) {
    return new ModelSchema(spec.sink().topics().models(), 8 << 20)
        .serialize(DecisionExamples.promoted(model), null, null);
  }

  private static ProducerRecord<byte[], byte[]> raw(KafkaSpec spec, String slot, byte[] value) {
    byte[] key = slot == null ? null : slot.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(spec.sink().topics().models(), key, value);
  }

  @Test
  void newestVersionOfEachSlotIsFoundAcrossPartitions() throws Exception {
    KafkaSpec spec = pipeline("newest", 3);
    DetectorModel a2 = AlertExamples.model("a", 2, 3);
    DetectorModel b9 = AlertExamples.model("b", 9, 3);
    log.write(
        List.of(
            promoted(spec, AlertExamples.model("a", 1, 3)),
            promoted(spec, b9),
            promoted(spec, a2),
            new DecisionSchema(spec.sink().topics().models(), new DecisionJson("newest"))
                .serialize(DecisionExamples.kept("a", Verdict.WORSE), null, null)));

    ModelArchive archive = ModelArchive.read(spec, PATIENCE);

    assertThat(archive.models()).containsOnlyKeys("a", "b");
    assertThat(archive.models().get("a").version()).isEqualTo(a2.version());
    assertThat(archive.models().get("b").version()).isEqualTo(b9.version());
    assertThat(archive.damaged()).isZero();
  }

  @Test
  void laterRunThatBeganAnewIsTheNewest() throws Exception {
    KafkaSpec spec = pipeline("anew", 1);
    DetectorModel again = AlertExamples.model("a", 1, 4);
    log.write(List.of(promoted(spec, AlertExamples.model("a", 7, 3)), promoted(spec, again)));

    assertThat(ModelArchive.read(spec, PATIENCE).models().get("a").version())
        .isEqualTo(again.version());
  }

  @Test
  void damagedRecordsAreCountedAndTheIntactOneBeforeIsKept() throws Exception {
    KafkaSpec spec = pipeline("damaged", 1);
    DetectorModel intact = AlertExamples.model("a", 1, 3);
    byte[] flipped = promoted(spec, AlertExamples.model("a", 2, 3)).value();
    flipped[flipped.length / 2] ^= 1;
    log.write(
        List.of(
            promoted(spec, intact),
            raw(spec, "a", flipped),
            raw(spec, "a", new byte[0]),
            raw(spec, "a", promoted(spec, AlertExamples.model("b", 2, 3)).value()),
            raw(spec, null, new byte[] {1})));

    ModelArchive archive = ModelArchive.read(spec, PATIENCE);

    assertThat(archive.models()).containsOnlyKeys("a");
    assertThat(archive.models().get("a").version()).isEqualTo(intact.version());
    assertThat(archive.damaged()).isEqualTo(4);
  }

  @Test
  void forgottenSlotsAndAbortedTransactionsDoNotCount() throws Exception {
    KafkaSpec spec = pipeline("aborted", 1);
    log.write(List.of(promoted(spec, AlertExamples.model("gone", 1, 3)), raw(spec, "gone", null)));
    log.writeAndAbort(List.of(promoted(spec, AlertExamples.model("aborted", 1, 3))));

    ModelArchive archive = ModelArchive.read(spec, PATIENCE);

    assertThat(archive.models()).isEmpty();
    assertThat(archive.damaged()).isZero();
  }

  @Test
  void emptyTopicHoldsNothingAndMissingOneIsAFault() throws Exception {
    assertThat(ModelArchive.read(pipeline("empty", 2), PATIENCE).models()).isEmpty();

    assertThatIOException()
        .isThrownBy(() -> ModelArchive.read(Specs.kafka(broker.bootstrap(), "none"), PATIENCE))
        .withMessage("models topic must be present, but was missing (none.models)");
  }

  @Test
  void silentBrokerIsAFaultInTime() {
    KafkaSpec spec = Specs.kafka("localhost:1", "silent");

    assertThatIOException()
        .isThrownBy(() -> ModelArchive.read(spec, Duration.ofSeconds(1)))
        .withMessageContaining("models topic must be readable, but was TimeoutException")
        .isInstanceOf(IOException.class);
  }
}
