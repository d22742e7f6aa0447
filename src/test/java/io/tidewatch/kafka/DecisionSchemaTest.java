package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidewatch.detect.AlertExamples;
import io.tidewatch.learn.DecisionExamples;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionSchemaTest {

  private final DecisionJson json = new DecisionJson("pumps");
  private final DecisionSchema schema = Serialized.copy(new DecisionSchema("pumps.models", json));

  static Stream<ModelDecision> published() {
    return Stream.of(
        DecisionExamples.promoted(AlertExamples.model("stream", 2, 3)),
        DecisionExamples.kept("stream", Verdict.WORSE));
  }

  @ParameterizedTest
  @MethodSource("published")
  void decisionHasAKeyOfItsOwn(ModelDecision decision) {
    ProducerRecord<byte[], byte[]> record = schema.serialize(decision, null, null);

    assertThat(record.topic()).isEqualTo("pumps.models");
    assertThat(record.key())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("stream@2026-01-01T00:00:00.000Z");
    assertThat(record.value()).isEqualTo(json.encode(decision));
    assertThat(Headers.of(record.headers()))
        .containsExactly(entry("content-type", "application/json"));
  }

  @Test
  void decisionAboutNothingGivesNoRecord() {
    assertThat(schema.serialize(ModelDecision.empty("stream", 0), null, null)).isNull();
  }
}
