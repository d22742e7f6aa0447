package io.tidewatch.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records with text headers, for the partition their key chooses. */
final class OutputRecord {

  static final String CONTENT_TYPE = "content-type";
  static final String JSON = "application/json";

  /** What a record batch and the lengths inside a record take at most, beside the headers. */
  private static final int FRAME_BYTES = 128;

  private static final int HEADER_FRAME_BYTES = 10;

  private OutputRecord() {}

  static ProducerRecord<byte[], byte[]> of(
      String topic, byte[] key, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
    return record;
  }

  /** What a record with these headers takes at most, beside key and value. */
  static int frameBytes(Map<String, String> headers) {
    int bytes = FRAME_BYTES;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      bytes += HEADER_FRAME_BYTES + utf8(header.getKey()).length + utf8(header.getValue()).length;
    }
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
