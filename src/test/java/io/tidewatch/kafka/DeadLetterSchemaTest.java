package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reason;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterSchemaTest {

  private static final int LIMIT = 1 << 20;
  private static final Origin ORIGIN = new Origin("readings", 1, 42, 1_767_225_600_000L);

  private final DeadLetterSchema schema =
      Serialized.copy(new DeadLetterSchema("pumps.dead-letters", LIMIT, true));

  private static DeadLetter letter(byte[] key, byte[] value) {
    return new DeadLetter(
        new RawRecord(ORIGIN, key, value), Reason.LATE, "record must be in time, but was späte");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  @Test
  void bytesStayAsTheyWereAndHeadersSayWhy() {
    byte[] key = {(byte) 0xff, 0, 10};
    byte[] value = {(byte) 0xc3, (byte) 0x28, 0};

    ProducerRecord<byte[], byte[]> record = schema.serialize(letter(key, value), null, null);

    DocumentedRecords.check(record);
    assertThat(record.topic()).isEqualTo("pumps.dead-letters");
    assertThat(record.key()).isEqualTo(key);
    assertThat(record.value()).isEqualTo(value);
    assertThat(Headers.of(record.headers()))
        .containsExactly(
            entry("tw_reason", "late"),
            entry("tw_stage", "order"),
            entry("tw_detail", "record must be in time, but was späte"),
            entry("tw_topic", "readings"),
            entry("tw_partition", "1"),
            entry("tw_offset", "42"),
            entry("tw_timestamp", "1767225600000"));
  }

  @Test
  void absentKeyAndValueStayAbsent() {
    ProducerRecord<byte[], byte[]> record = schema.serialize(letter(null, null), null, null);

    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 10485760, 'value=10485760'",
    "100, 1048576, 'value=1048576'",
    "1048577, 3, 'key=1048577'",
    "1048577, -1, 'key=1048577'",
    "2000000, 2000000, 'key=2000000,value=2000000'"
  })
  void recordTooLargeIsCutAndSaysSo(int keyLength, int valueLength, String truncated) {
    byte[] key = keyLength < 0 ? null : bytes(keyLength);
    byte[] value = valueLength < 0 ? null : bytes(valueLength);

    ProducerRecord<byte[], byte[]> record = schema.serialize(letter(key, value), null, null);

    DocumentedRecords.check(record);
    assertThat(Headers.of(record.headers())).containsEntry("tw_truncated", truncated);
    assertThat(size(record)).isBetween(LIMIT - 1024, LIMIT);
    assertBegins(record.key(), key);
    assertBegins(record.value(), value);
  }

  @Test
  void recordThatJustFitsIsNotCut() {
    byte[] value = bytes(LIMIT - 1000);

    ProducerRecord<byte[], byte[]> record =
        schema.serialize(letter(new byte[] {1}, value), null, null);

    assertThat(record.value()).isSameAs(value);
    assertThat(Headers.of(record.headers())).doesNotContainKey("tw_truncated");
  }

  private static void assertBegins(byte[] part, byte[] whole) {
    if (whole == null) {
      assertThat(part).isNull();
    } else {
      assertThat(part).isEqualTo(Arrays.copyOf(whole, part.length));
    }
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  @Test
  void aRecordOf100MegabytesIsKnownByItsHash() throws Exception {
    byte[] value = bytes(100_000_000);

    ProducerRecord<byte[], byte[]> record = schema.serialize(letter(null, value), null, null);

    assertThat(record.value()).hasSizeLessThan(LIMIT);
    assertThat(Headers.of(record.headers()))
        .containsEntry("tw_truncated", "value=100000000")
        .containsEntry(
            "tw_sha256",
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)));
  }

  @Test
  void withoutRecordsOnlyTheHeadersAreLeft() {
    DeadLetterSchema headers = new DeadLetterSchema("pumps.dead-letters", LIMIT, false);

    ProducerRecord<byte[], byte[]> record =
        headers.serialize(letter(bytes(3), bytes(3)), null, null);

    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
    assertThat(Headers.of(record.headers())).containsEntry("tw_offset", "42");
  }
}
