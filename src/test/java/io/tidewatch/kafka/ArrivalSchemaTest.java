package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tidewatch.flink.CodecType;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.JsonFormat;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PersonalPlan;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.Reason;
import io.tidewatch.reading.Treatment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalSchemaTest {

  private static final long TIME = 1_767_225_600_000L;
  private static final CodecType<Arrival> TYPE = new CodecType<>(new ArrivalCodec());

  private final ArrivalSchema schema =
      Serialized.copy(new ArrivalSchema(Specs.reading(), new JsonFormat(), TYPE));

  @BeforeEach
  void open() {
    schema.open(null);
  }

  private Arrival read(byte[] key, byte[] value, long timestamp) {
    return read(schema, key, value, timestamp);
  }

  private static Arrival read(ArrivalSchema schema, byte[] key, byte[] value, long timestamp) {
    List<Arrival> out = new ArrayList<>();
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "readings",
            3,
            99,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            key,
            value,
            new RecordHeaders(),
            Optional.empty());
    schema.deserialize(record, new ListCollector<>(out));
    assertThat(out).hasSize(1);
    return out.get(0);
  }

  @Test
  void recordBecomesAReadingWithItsBytes() {
    byte[] key = {1, 2};
    byte[] value =
        ("{\"entity\":\"pump-7\",\"time\":" + TIME + ",\"pressure\":1.5}")
            .getBytes(StandardCharsets.UTF_8);

    Arrival arrival = read(key, value, TIME + 7);

    assertThat(arrival.parsed()).isInstanceOf(Reading.class);
    assertThat(((Reading) arrival.parsed()).values()).containsExactly(1.5f);
    assertThat(arrival.raw().origin()).isEqualTo(new Origin("readings", 3, 99, TIME + 7));
    assertThat(arrival.raw().key()).isSameAs(key);
    assertThat(arrival.raw().value()).isSameAs(value);
  }

  @Test
  void recordWithoutTimestampIsNoFault() {
    Arrival arrival = read(null, null, ConsumerRecord.NO_TIMESTAMP);

    assertThat(arrival.raw().origin().timestamp()).isEqualTo(-1);
    assertThat(((DeadLetter) arrival.parsed()).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);

      assertThat(read(noise, noise, random.nextLong()).parsed()).isInstanceOf(DeadLetter.class);
    }
  }

  @Test
  void typeIsTheOneHandedIn() {
    assertThat(schema.getProducedType()).isEqualTo(TYPE);
  }

  @Test
  void faultySpecificationIsRefusedAtOnce() {
    ReadingSpec good = Specs.reading();
    ReadingSpec bad =
        new ReadingSpec(
            "", "", good.timeField(), good.timeFormat(), good.channels(), good.limits());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArrivalSchema(bad, new JsonFormat(), TYPE));
  }

  private static ArrivalSchema hashing(String secret) {
    PersonalPlan personal = new PersonalPlan(Map.of("entity", Treatment.HASH), secret, true);
    return new ArrivalSchema(Specs.reading().with(personal), new JsonFormat(), TYPE);
  }

  @Test
  void theSecretOfPseudonymsIsReadWhereTheJobRuns(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("salt"), "0123456789-canary");
    ArrivalSchema hashing =
        Serialized.copy(hashing("${dir:" + folder + ":" + file.getFileName() + "}"));
    hashing.open(null);
    byte[] value =
        ("{\"entity\":\"Ada\",\"time\":" + TIME + ",\"pressure\":1.5}")
            .getBytes(StandardCharsets.UTF_8);
    Arrival arrival = read(hashing, null, value, TIME);

    assertThat(((Reading) arrival.parsed()).entity()).matches("[0-9a-f]{32}");
    assertThat(new String(InstantiationUtil.serializeObject(hashing), StandardCharsets.ISO_8859_1))
        .contains("salt")
        .doesNotContain("canary");
  }

  @Test
  void aSecretThatIsNotSetStopsTheJob() {
    assertThatIllegalStateException()
        .isThrownBy(() -> hashing("${env:TIDEWATCH_NOT_SET}").open(null))
        .withMessage(
            "secret must be set where the job runs, but was missing (${env:TIDEWATCH_NOT_SET})");
  }
}
