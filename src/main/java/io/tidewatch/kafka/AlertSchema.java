package io.tidewatch.kafka;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertForm;
import io.tidewatch.detect.JsonDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Alerts as CloudEvents in Kafka's binary mode: the key is the entity, the value its form, and
 * headers carry the attributes. An alert too large for a record shows only the features it
 * attributes its error to.
 */
public final class AlertSchema implements KafkaRecordSerializationSchema<Alert> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final String source;
  private final AlertForm form;
  private final int maxBytes;

  /**
   * The form of one pipeline's alerts.
   *
   * @param topic where they go
   * @param pipeline the pipeline's name
   * @param form the form of their values
   * @param maxBytes the most bytes of a record
   */
  public AlertSchema(String topic, String pipeline, AlertForm form, int maxBytes) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.source =
        "/tidewatch/" + URLEncoder.encode(pipeline, StandardCharsets.UTF_8).replace("+", "%20");
    this.form = Objects.requireNonNull(form, "form");
    this.maxBytes = maxBytes;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Alert alert, KafkaSinkContext context, Long timestamp) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", alert.id());
    headers.put("ce_type", "io.tidewatch.alert." + alert.status().text());
    headers.put("ce_source", source);
    headers.put("ce_time", JsonDocument.timeText(alert.time()));
    headers.put(OutputRecord.CONTENT_TYPE, form.mediaType());
    byte[] key = OutputRecord.utf8(alert.entity());
    byte[] value = form.encode(alert);
    if (value.length > maxBytes - key.length - OutputRecord.frameBytes(headers)) {
      value = form.encodeBrief(alert);
    }
    return OutputRecord.of(topic, key, value, headers);
  }
}
