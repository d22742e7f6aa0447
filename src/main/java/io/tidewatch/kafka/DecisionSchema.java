package io.tidewatch.kafka;

import io.tidewatch.detect.JsonDocument;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The audit trail of decisions, promoting ones too: the value is the JSON document, the key {@code
 * <slot>@<window end>}, so that a compacted topic keeps every one. Decisions that only let waiting
 * records go on give no record.
 */
public final class DecisionSchema implements KafkaRecordSerializationSchema<ModelDecision> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final DecisionJson json;

  /**
   * The form of one pipeline's decisions.
   *
   * @param topic where they go
   * @param json the form of their values
   */
  public DecisionSchema(String topic, DecisionJson json) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.json = Objects.requireNonNull(json, "json");
  }

  /** The record, or null where there is none to write. */
  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ModelDecision decision, KafkaSinkContext context, Long timestamp) {
    if (decision.verdict() == Verdict.EMPTY) {
      return null;
    }
    String key = decision.slot() + "@" + JsonDocument.timeText(decision.windowEnd());
    Map<String, String> headers = Map.of(OutputRecord.CONTENT_TYPE, OutputRecord.JSON);
    return OutputRecord.of(topic, OutputRecord.utf8(key), json.encode(decision), headers);
  }
}
