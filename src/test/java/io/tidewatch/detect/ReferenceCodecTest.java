package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidewatch.detect.Departure.Phase;
import io.tidewatch.feature.Level;
import io.tidewatch.model.Wire;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCodecTest {

  private static final ReferenceCodec CODEC = new ReferenceCodec();

  private static Reference reference(Phase phase) {
    float[] means = {1.5f, Float.NaN, -0f};
    Departure departure = new Departure(phase, 7, 0.5f, -9);
    return new Reference(Level.settled(means, 1_000), departure, phase == Phase.AWAY);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void itComesBackWhole(Phase phase) throws IOException {
    Reference reference = reference(phase);

    Reference read = Wire.read(CODEC, Wire.bytes(CODEC, reference));

    assertThat(read.departure()).isEqualTo(reference.departure());
    assertThat(read.exceeding()).isEqualTo(reference.exceeding());
    assertThat(read.level().means()).isEqualTo(reference.level().means());
    assertThat(Wire.bytes(CODEC, read)).isEqualTo(Wire.bytes(CODEC, reference));
  }

  @Test
  void hasALayoutThatNeverChanges() {
    Reference reference =
        new Reference(
            Level.settled(new float[] {1.5f}, 0x1234),
            new Departure(Phase.RETURNING, 0, 0.75f, 0x1233),
            true);

    assertThat(HexFormat.of().formatHex(Wire.bytes(CODEC, reference)))
        .isEqualTo(
            "01"
                + "02"
                + "00000000"
                + "3f400000"
                + "0000000000001233"
                + "01"
                + "0000010000000000"
                + "8000000000000000"
                + "0000000000001234"
                + "00000001"
                + "3ff8000000000000");
  }

  @Test
  void phasesKeepTheirNumbers() {
    assertThat(Phase.values()).containsExactly(Phase.NEAR, Phase.AWAY, Phase.RETURNING);
  }

  @Test
  void aCopySharesNothingThatMoves() {
    Reference reference = reference(Phase.NEAR);
    byte[] before = Wire.bytes(CODEC, reference);
    Reference copy = CODEC.copy(reference);
    assertThat(Wire.bytes(CODEC, copy)).isEqualTo(before);

    copy.level().follow(new float[] {9, 9, 9}, 99_000, 1_000);

    assertThat(Wire.bytes(CODEC, reference)).isEqualTo(before);
    assertThat(Wire.bytes(CODEC, copy)).isNotEqualTo(before);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] bytes = Wire.bytes(CODEC, reference(Phase.AWAY));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> Wire.read(CODEC, cut));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 255})
  void unknownVersionsAreRefused(int version) {
    byte[] bytes = Wire.bytes(CODEC, reference(Phase.AWAY));
    bytes[0] = (byte) version;

    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, bytes))
        .withMessage("layout version must be 1, but was " + version + " (reference)");
  }

  @Test
  void noKnownPhaseAndNoErrorAreRefused() {
    byte[] phaseless = Wire.bytes(CODEC, reference(Phase.AWAY));
    phaseless[1] = 3;
    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, phaseless))
        .withMessage("size must be 0 to 2, but was 3 (phase)");
    byte[] negative = Wire.bytes(CODEC, reference(Phase.AWAY));
    ByteBuffer.wrap(negative).putFloat(2, -7);
    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, negative))
        .withMessage("peak must be finite and at least 0, but was -7.0 (departure)");
  }

  /** Damaged bytes are refused, or give a reference that can be used, be it another. */
  @Test
  void damageIsNothingButAnInputError() {
    byte[] bytes = Wire.bytes(CODEC, reference(Phase.AWAY));
    SplittableRandom random = new SplittableRandom(26);
    int refused = 0;
    for (int run = 0; run < 1_000; run++) {
      byte[] damaged = Arrays.copyOf(bytes, bytes.length + 1_024);
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        Reference read = CODEC.read(new DataInputStream(new ByteArrayInputStream(damaged)));
        assertThat(Wire.bytes(CODEC, read)).isNotEmpty();
      } catch (IOException broken) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void storedStateCanNameTheCodecAndItsType() throws ReflectiveOperationException {
    assertThat(CODEC.getClass().getConstructor().newInstance().type()).isEqualTo(Reference.class);
  }
}
