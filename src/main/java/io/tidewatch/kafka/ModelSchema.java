package io.tidewatch.kafka;

import io.tidewatch.detect.JsonDocument;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.model.ModelCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of promoting decisions: the key is the slot, so that a compacted topic keeps each
 * slot's newest. Other decisions have no model and give no record. A model larger than the limit
 * gives none either, with a warning: scoring has it all the same, and only a start without state
 * misses it.
 */
public final class ModelSchema implements KafkaRecordSerializationSchema<ModelDecision> {

  /** The media type of a record that holds a model. */
  public static final String MODEL = "application/vnd.tidewatch.model";

  private static final Logger LOG = LoggerFactory.getLogger(ModelSchema.class);
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int maxModelBytes;

  /**
   * The form of models.
   *
   * @param topic where they go
   * @param maxModelBytes the most bytes of a model
   */
  public ModelSchema(String topic, int maxModelBytes) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.maxModelBytes = maxModelBytes;
  }

  /** The record, or null where there is none to write. */
  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ModelDecision decision, KafkaSinkContext context, Long timestamp) {
    if (decision.model() == null) {
      return null;
    }
    byte[] value = ModelCodec.encode(decision.model());
    if (value.length > maxModelBytes) {
      LOG.warn(
          "model must have at most {} bytes to be written, but was {} (slot {}, {})",
          maxModelBytes,
          value.length,
          decision.slot(),
          decision.model().version());
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("tw_version", decision.model().version().toString());
    headers.put("tw_window_end", JsonDocument.timeText(decision.windowEnd()));
    headers.put("tw_verdict", decision.verdict().text());
    headers.put(OutputRecord.CONTENT_TYPE, MODEL);
    return OutputRecord.of(topic, OutputRecord.utf8(decision.slot()), value, headers);
  }
}
