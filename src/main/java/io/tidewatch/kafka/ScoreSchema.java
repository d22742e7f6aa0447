package io.tidewatch.kafka;

import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreJson;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Scores: the key is the entity, the value the JSON document. */
public final class ScoreSchema implements KafkaRecordSerializationSchema<Score> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final ScoreJson json;

  /**
   * The form of one pipeline's scores.
   *
   * @param topic where they go
   * @param json the form of their values
   */
  public ScoreSchema(String topic, ScoreJson json) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.json = Objects.requireNonNull(json, "json");
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Score score, KafkaSinkContext context, Long timestamp) {
    byte[] key = OutputRecord.utf8(score.vector().entity());
    Map<String, String> headers = Map.of(OutputRecord.CONTENT_TYPE, OutputRecord.JSON);
    return OutputRecord.of(topic, key, json.encode(score), headers);
  }
}
