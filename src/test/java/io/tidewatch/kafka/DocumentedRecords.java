package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.detect.DocumentedJson;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Holds records of the output topics against the schemas that readers are given. The end of a
 * topic's name says what it carries; other topics may hold anything.
 */
public final class DocumentedRecords {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DocumentedJson ALERT = new DocumentedJson("alert");
  private static final DocumentedJson ALERT_HEADERS = new DocumentedJson("alert-headers");
  private static final DocumentedJson SCORE = new DocumentedJson("score");
  private static final DocumentedJson DECISION = new DocumentedJson("decision");
  private static final DocumentedJson DEAD_LETTER = new DocumentedJson("dead-letter");

  private DocumentedRecords() {}

  /** Checks a record that was read. */
  public static void check(ConsumerRecord<byte[], byte[]> record) {
    check(record.topic(), record.headers(), record.value());
  }

  /** Checks a record that is to be written. */
  public static void check(ProducerRecord<byte[], byte[]> record) {
    check(record.topic(), record.headers(), record.value());
  }

  /** Checks each element as it is to be written; some give no record. */
  public static <T> void checkAll(
      KafkaRecordSerializationSchema<T> schema, Iterable<? extends T> elements) {
    for (T element : elements) {
      ProducerRecord<byte[], byte[]> record = schema.serialize(element, null, null);
      if (record != null) {
        check(record);
      }
    }
  }

  private static void check(String topic, Iterable<Header> headers, byte[] value) {
    Map<String, String> texts = Headers.of(headers);
    switch (topic.substring(topic.lastIndexOf('.') + 1)) {
      case "alerts" -> {
        JsonNode alert = checkAlert(texts, value);
        ALERT_HEADERS.check(MAPPER.valueToTree(texts));
        assertThat(texts)
            .containsEntry("ce_id", alert.get("alert_id").textValue())
            .containsEntry("ce_time", alert.get("time").textValue());
      }
      case "scores" -> SCORE.check(value);
      case "dead-letters" -> DEAD_LETTER.check(MAPPER.valueToTree(texts));
      case "models" -> checkDecision(texts, value);
      default -> {}
    }
  }

  /** The document of an alert; one in Avro must say what a document may say. */
  private static JsonNode checkAlert(Map<String, String> headers, byte[] value) {
    if (headers.get(OutputRecord.CONTENT_TYPE).equals(OutputRecord.JSON)) {
      return ALERT.check(value);
    }
    try {
      return ALERT.check(AvroAlerts.document(value));
    } catch (IOException broken) {
      throw new AssertionError("alert must be of its schema, but was not", broken);
    }
  }

  private static void checkDecision(Map<String, String> headers, byte[] value) {
    if (headers.get(OutputRecord.CONTENT_TYPE).equals(OutputRecord.JSON)) {
      DECISION.check(value);
    }
  }
}
