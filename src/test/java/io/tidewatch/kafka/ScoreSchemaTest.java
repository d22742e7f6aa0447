package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ScoreSchemaTest {

  @Test
  void scoreIsKeyedByEntity() {
    ScoreJson json = new ScoreJson("pumps");
    Score score = AlertExamples.score(false);

    ProducerRecord<byte[], byte[]> record =
        Serialized.copy(new ScoreSchema("pumps.scores", json)).serialize(score, null, null);

    assertThat(record.topic()).isEqualTo("pumps.scores");
    assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("pump-7");
    assertThat(record.value()).isEqualTo(json.encode(score));
    assertThat(Headers.of(record.headers()))
        .containsExactly(entry("content-type", "application/json"));
  }
}
