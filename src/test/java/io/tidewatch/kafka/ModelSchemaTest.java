package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidewatch.detect.AlertExamples;
import io.tidewatch.learn.DecisionExamples;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ModelSchemaTest {

  private final ModelSchema schema = Serialized.copy(new ModelSchema("pumps.models", 1 << 20));

  @Test
  void promotedModelIsKeyedBySlot() throws IOException {
    DetectorModel model = AlertExamples.model("stream", 2, 3);

    ProducerRecord<byte[], byte[]> record =
        schema.serialize(DecisionExamples.promoted(model), null, null);

    assertThat(record.topic()).isEqualTo("pumps.models");
    assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("stream");
    assertThat(ModelCodec.decode(record.value()).version()).isEqualTo(model.version());
    assertThat(Headers.of(record.headers()))
        .containsExactly(
            entry("tw_version", model.version().toString()),
            entry("tw_window_end", "2026-01-01T00:00:00.000Z"),
            entry("tw_verdict", "promoted"),
            entry("content-type", "application/vnd.tidewatch.model"));
  }

  @Test
  void otherDecisionsGiveNoRecord() {
    assertThat(schema.serialize(DecisionExamples.kept("stream", Verdict.WORSE), null, null))
        .isNull();
  }

  @Test
  void modelTooLargeForARecordGivesNone() {
    DetectorModel large = AlertExamples.model("stream", 1, 600);

    assertThat(ModelCodec.encode(large)).hasSizeGreaterThan(1 << 20);
    assertThat(schema.serialize(DecisionExamples.promoted(large), null, null)).isNull();
  }
}
