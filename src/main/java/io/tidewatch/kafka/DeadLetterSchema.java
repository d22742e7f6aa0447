package io.tidewatch.kafka;

import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Dead letters: key and value are those of the refused record, byte for byte, unless records with
 * personal fields are not to be kept; headers say why it was refused and where it lies.
 *
 * <p>A record too large for the limit would be refused by the producer, and the job would start
 * again at that record for ever. It is cut instead, and the header {@code tw_truncated} names what
 * was cut with its full length, as in {@code value=2097152}, and {@code tw_sha256} what the whole
 * value hashes to.
 */
public final class DeadLetterSchema implements KafkaRecordSerializationSchema<DeadLetter> {

  /** Room for the headers that say what was cut, and of what. */
  private static final int NOTE_BYTES = 64 + 96;

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int maxBytes;
  private final boolean keepRecords;

  /**
   * The form of dead letters.
   *
   * @param topic where they go
   * @param maxBytes the most bytes of a record
   * @param keepRecords whether they carry key and value of the refused record
   */
  public DeadLetterSchema(String topic, int maxBytes, boolean keepRecords) {
    this.topic = Objects.requireNonNull(topic, "topic");
    this.maxBytes = maxBytes;
    this.keepRecords = keepRecords;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    Map<String, String> headers = headers(letter);
    if (!keepRecords) {
      return OutputRecord.of(topic, null, null, headers);
    }
    byte[] key = letter.raw().key();
    byte[] value = letter.raw().value();
    int room = maxBytes - OutputRecord.frameBytes(headers) - NOTE_BYTES;
    if ((long) length(key) + length(value) > room) {
      // A key that leaves the value half of the room is never cut.
      byte[] shortKey = cut(key, Math.max(room / 2, room - length(value)));
      byte[] shortValue = cut(value, room - length(shortKey));
      StringJoiner note = new StringJoiner(",");
      if (shortKey != key) {
        note.add("key=" + key.length);
      }
      if (shortValue != value) {
        note.add("value=" + value.length);
      }
      headers.put("tw_truncated", note.toString());
      if (shortValue != value) {
        headers.put("tw_sha256", sha256(value));
      }
      return OutputRecord.of(topic, shortKey, shortValue, headers);
    }
    return OutputRecord.of(topic, key, value, headers);
  }

  private static Map<String, String> headers(DeadLetter letter) {
    Origin origin = letter.origin();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("tw_reason", letter.reason().text());
    headers.put("tw_stage", letter.reason().stage());
    headers.put("tw_detail", letter.detail());
    headers.put("tw_topic", origin.topic());
    headers.put("tw_partition", Integer.toString(origin.partition()));
    headers.put("tw_offset", Long.toString(origin.offset()));
    headers.put("tw_timestamp", Long.toString(origin.timestamp()));
    return headers;
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 must be present in every JVM", impossible);
    }
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte[] cut(byte[] bytes, int most) {
    return length(bytes) <= most ? bytes : Arrays.copyOf(bytes, most);
  }
}
