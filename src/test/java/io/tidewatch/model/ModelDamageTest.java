package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile bytes are refused, by one kind of exception and at no cost. */
class ModelDamageTest {

  private static ModelBytes model() {
    try {
      return new ModelBytes(ModelFixtures.model());
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> ModelCodec.decode(bytes))
        .withMessageContaining(message);
  }

  @Test
  void theUndamagedModelIsRead() throws IOException {
    assertThat(ModelCodec.decode(model().bytes()).version())
        .isEqualTo(ModelFixtures.model().version());
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] bytes = model().bytes();
    for (int at = 0; at < bytes.length; at++) {
      for (int damage : new int[] {1, 0x80, 0xFF}) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) damage;
        assertRefused(damaged, " must ");
      }
    }
  }

  @Test
  void aThousandFlippedBitsAreNoticed() {
    SplittableRandom random = new SplittableRandom(22);
    for (int run = 0; run < 1000; run++) {
      byte[] damaged = ModelCodec.encode(ModelFixtures.randomModel(random));
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(damaged, " must ");
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] bytes = model().bytes();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length), " must ");
    }
  }

  /** Cut short with length and checksum that say it was meant to be: the fields must notice. */
  @Test
  void everyTruncationThatPretendsToBeWholeIsNoticed() {
    byte[] body = Arrays.copyOfRange(model().bytes(), 9, model().bytes().length - 4);
    for (int length = 0; length < body.length; length++) {
      assertRefused(ModelBytes.framed(Arrays.copyOf(body, length)), " must ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1000})
  void whatFollowsTheModelIsNoticed(int more) {
    byte[] bytes = model().bytes();
    byte[] body = Arrays.copyOfRange(bytes, 9, bytes.length - 4 + more);

    assertRefused(Arrays.copyOf(bytes, bytes.length + more), "model body must have");
    assertRefused(
        ModelBytes.framed(body),
        "model body must end after its last part, but was " + more + " bytes longer");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, model must begin with the magic number 5457444d",
    "3, 78, model must begin with the magic number 5457444d",
    "4, 0, 'model layout must be 1, but was 0'",
    "4, 2, 'model layout must be 1, but was 2'",
    "4, -1, 'model layout must be 1, but was -1'",
    "5, 127, model body must have",
    "5, -128, model body must have",
    "8, 0, model body must have"
  })
  void theHeaderIsHeldToItsRules(int at, byte value, String message) {
    byte[] damaged = model().bytes();
    damaged[at] = value;

    assertRefused(ModelBytes.repaired(damaged), message);
  }

  @Test
  void theChecksumIsCompared() {
    byte[] damaged = model().bytes();
    damaged[damaged.length - 1]++;

    assertRefused(damaged, "model checksum must be ");
  }

  /** With the checksum repaired, each field has to answer for itself. */
  @ParameterizedTest
  @CsvSource({
    "promotion number, 0, model version must be a number from 1",
    "promotion number, -1, model version must be a number from 1",
    "rows, -1, rows and hold-out rows must be at least 0",
    "hold-out rows, -1, rows and hold-out rows must be at least 0",
    "centers count, 0, ' must '",
    "centers count, 2, ' must '",
    "spreads count, 4, ' must '",
    "encoder layers, 0, encoder layers must be 1 to 2",
    "encoder layers, 3, encoder layers must be 1 to 2",
    "encoder layers, -1, encoder layers must be 1 to 2",
    "layers, 0, layers must be 1 to 256",
    "layers, -1, layers must be 1 to 256",
    "layers, 257, layers must be 1 to 256",
    "layers, 1, ' must '",
    "layers, 3, ' must '",
    "layer tag 0, 0, layer tag must be",
    "layer tag 1, 127, layer tag must be",
    "activation 0, -1, activation must be 0 to 3",
    "activation 1, 4, activation must be 0 to 3",
    "inputs 0, 0, ' must '",
    "inputs 0, 2, ' must '",
    "inputs 1, 3, ' must '",
    "weights 0.1 count, 1, ' must '",
    "weights 0.1 count, 3, ' must '",
    "bias 0 count, 0, ' must '",
    "bias 1 count, 4, ' must '",
    "residual spreads count, 2, ' must '",
    "calibration count, 1, calibration must have at least 2 errors",
    "calibration count, -1, calibration must have at least 2 errors",
    "knots count, 0, ' must '",
    "knots count, 3, ' must '"
  })
  void numbersAreHeldToTheirRules(String field, int value, String message) {
    assertRefused(model().with(field, value), message);
  }

  @ParameterizedTest
  @CsvSource({
    "centers, NaN, center must be finite",
    "centers[2], Infinity, center must be finite",
    "spreads, 0, spread must be positive",
    "spreads[1], -1, spread must be positive",
    "spreads[2], NaN, spread must be finite",
    "weights 0.2, NaN, weight must be finite",
    "weights 1.0[2], -Infinity, weight must be finite",
    "bias 0, NaN, bias must be finite",
    "bias 1[2], Infinity, bias must be finite",
    "residual spreads, 0, residual spread must be positive",
    "residual spreads[2], NaN, residual spread must be finite"
  })
  void parametersOfTheNetworkAreHeldToTheirRules(String field, float value, String message) {
    assertRefused(model().with(field, value), "model must be consistent: " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "knot 0, -1, knots must ascend from 0",
    "knot 1, 1.5, knots must ascend from 0",
    "knot 2, NaN, knots must ascend from 0",
    "knot 3, 2.5, knots must ascend from 0",
    "knot 3, 1.5, last knot must be the tail's threshold",
    "tail threshold, 2.5, last knot must be the tail's threshold",
    "tail threshold, Infinity, tail must have threshold >= 0",
    "tail rate, 0, tail must have threshold >= 0",
    "tail rate, 1, tail must have threshold >= 0",
    "tail shape, -0.5, tail must have threshold >= 0",
    "tail shape, 0.75, tail must have threshold >= 0",
    "tail scale, 0, tail must have threshold >= 0",
    "tail scale, NaN, tail must have threshold >= 0"
  })
  void parametersOfTheCalibrationAreHeldToTheirRules(String field, double value, String message) {
    assertRefused(model().with(field, value), "model must be consistent: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "slot", "trigger", "spec", "parent"})
  void textsAreHeldToUtf8(String field) {
    assertRefused(model().withBytes(field, 0xFF), field + " must be UTF-8, but was ff");
    assertRefused(model().withBytes(field, 0xC0), field + " must be UTF-8, but was c0");
  }

  /** Whatever is read is what would be written: nothing is bent into shape. */
  @Test
  void whatIsReadOfDamagedFieldsIsWhatTheySay() throws IOException {
    SplittableRandom random = new SplittableRandom(23);
    byte[] bytes = model().bytes();
    int read = 0;
    for (int run = 0; run < 5000; run++) {
      byte[] damaged = bytes.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        int at = random.nextInt(ModelBytes.HEADER, bytes.length - Integer.BYTES);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] repaired = ModelBytes.repaired(damaged);
      try {
        assertThat(ModelCodec.encode(ModelCodec.decode(repaired))).isEqualTo(repaired);
        read++;
      } catch (ModelFormatException refused) {
        assertThat(refused).hasMessageContaining(" must ");
      }
    }
    assertThat(read).as("other values are other models").isPositive();
  }

  @Test
  void anySizeThatIsDeclaredCostsNothing() {
    ModelBytes model = model();
    for (String field : model.fieldNames()) {
      if (field.matches("(?!calibration).* count|inputs .*|.*layers")) {
        for (int size : new int[] {Integer.MAX_VALUE, 1 << 30, 1 << 20, Integer.MIN_VALUE, -1}) {
          assertRefusedCheaply(model.with(field, size));
        }
      }
    }
    byte[] length = ByteBuffer.wrap(model.bytes()).putInt(5, Integer.MAX_VALUE).array();
    assertRefusedCheaply(ModelBytes.repaired(length));
  }

  private static void assertRefusedCheaply(byte[] bytes) {
    assertThat(Allocations.bytes(() -> assertRefused(bytes, " must "))).isLessThan(1 << 20);
  }

  /** A million rows of no weights are short to write. */
  @Test
  void manyEmptyPartsCostLittleMoreThanTheirBytes() {
    ModelBytes model = model();
    int inputs = model.offset("inputs 0");
    int rows = 1 << 20;
    ByteBuffer body = ByteBuffer.allocate(inputs - ModelBytes.HEADER + (2 + rows) * Integer.BYTES);
    body.put(model.bytes(), ModelBytes.HEADER, inputs - ModelBytes.HEADER).putInt(rows);
    byte[] bytes = ModelBytes.framed(body.array());

    long cost = Allocations.bytes(() -> assertRefused(bytes, " must "));

    assertThat(cost).isLessThan(12L * bytes.length);
  }

  @Test
  void onlySoManyBytesAreLookedAt() {
    assertRefused(new byte[ModelCodec.MAX_BYTES + 1], "model must have 13 to 67108864 bytes");
  }

  @Test
  void storedStateIsHeldToTheSameRules() {
    byte[] bytes = Wire.bytes(new ModelCodec(), ModelFixtures.model());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> Wire.read(new ModelCodec(), cut));
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x40;
      assertThatIOException().isThrownBy(() -> Wire.read(new ModelCodec(), damaged));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1 << 27, ModelCodec.MAX_BYTES, -1, Integer.MIN_VALUE})
  void sizesThatStoredStateDeclaresCostNothing(int size) {
    byte[] bytes = Wire.bytes(new ModelCodec(), ModelFixtures.model());
    ByteBuffer.wrap(bytes).putInt(1, size);

    long cost =
        Allocations.bytes(
            () -> assertThatIOException().isThrownBy(() -> Wire.read(new ModelCodec(), bytes)));

    assertThat(cost).isLessThan(1 << 20);
  }
}
