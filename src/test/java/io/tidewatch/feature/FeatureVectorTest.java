package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.model.Wire;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.OriginCodec;
import io.tidewatch.reading.PassedField;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vector, its deviations from the level it carries, and its bytes. */
class FeatureVectorTest {

  private static final FeatureVectorCodec CODEC = new FeatureVectorCodec();
  private static final Origin ORIGIN = new Origin("in", 1, 2, 3);
  private static final float NAN = Float.NaN;

  private static FeatureVector vector(float[] values, float[] level) {
    return new FeatureVector("a", "b", 4, ORIGIN, values, level, true);
  }

  @Test
  void deviationsAreFromTheLevel() {
    assertThat(vector(new float[] {3, -1}, new float[] {1, 4}).deviations()).containsExactly(2, -5);
  }

  @Test
  void withoutALevelTheyAreTheValues() {
    FeatureVector vector = new FeatureVector("a", "", 4, ORIGIN, new float[] {3, NAN});

    assertThat(vector.deviations()).containsExactly(3, NAN);
    assertThat(vector.level()).isNull();
    assertThat(vector.settled()).isTrue();
  }

  @Test
  void whatIsMissingStaysMissingAndWhatComesFirstDeviatesByNothing() {
    float[] values = {NAN, 5, NAN};
    float[] level = {1, NAN, NAN};

    assertThat(vector(values, level).deviations()).containsExactly(NAN, 0, NAN);
  }

  /** No feature is infinite; nor is what a model learns from. */
  @ParameterizedTest
  @CsvSource({"3.4e38, -3.4e38, 3.4028235e38", "-3.4e38, 3.4e38, -3.4028235e38"})
  void deviationsAreFiniteWhateverTheValues(float value, float mean, float deviation) {
    assertThat(vector(new float[] {value}, new float[] {mean}).deviations())
        .containsExactly(deviation);
  }

  @Test
  void deviationsLeaveTheVectorAsItWas() {
    FeatureVector vector = vector(new float[] {3}, new float[] {1});
    vector.deviations()[0] = 99;

    assertThat(vector.values()).containsExactly(3);
    assertThat(vector.level()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aLevelIsAsWideAsTheValues(int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vector(new float[2], new float[width]))
        .withMessage("level must have 2 features, but was of %d (entity a)", width);
  }

  @Test
  void bytesKeepTheLevelAndWhetherItIsSettled() throws IOException {
    for (boolean settled : new boolean[] {true, false}) {
      float[] level = {NAN, -0f};
      FeatureVector vector =
          new FeatureVector("é", "b", -4, ORIGIN, new float[] {1, 2}, level, settled);

      FeatureVector read = Wire.read(CODEC, Wire.bytes(CODEC, vector));

      assertThat(read)
          .usingRecursiveComparison()
          .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
          .isEqualTo(vector);
      assertThat(CODEC.copy(vector)).isSameAs(vector);
    }
  }

  @Test
  void bytesKeepWhetherTheEntityIsKnown() throws IOException {
    for (boolean known : new boolean[] {true, false}) {
      for (boolean settled : new boolean[] {true, false}) {
        FeatureVector vector =
            new FeatureVector("a", "", 4, ORIGIN, new float[1], null, settled, known, List.of());

        FeatureVector read = Wire.read(CODEC, Wire.bytes(CODEC, vector));

        assertThat(read.known()).isEqualTo(known);
        assertThat(read.settled()).isEqualTo(settled);
      }
    }
  }

  @Test
  void flagsThatNobodyWroteAreRefused() {
    byte[] bytes = Wire.bytes(CODEC, vector(new float[] {1}, null));
    bytes[bytes.length - 2] = 4;

    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, bytes))
        .withMessage("flags must be 0 to 3, but was 4 (feature vector)");
  }

  @Test
  void bytesCutShortAreRefused() {
    byte[] bytes = Wire.bytes(CODEC, vector(new float[] {1, 2}, new float[] {3, 4}));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> Wire.read(CODEC, cut));
    }
  }

  @Test
  void hasALayoutThatNeverChanges() {
    String vector =
        "01"
            + "00000001"
            + "61"
            + "00000001"
            + "62"
            + "0000000000000004"
            + HexFormat.of().formatHex(originBytes())
            + "00000001"
            + "3f800000";
    float[] values = {1};

    assertThat(HexFormat.of().formatHex(Wire.bytes(CODEC, vector(values, null))))
        .isEqualTo(vector + "00" + "01" + "00");
    assertThat(HexFormat.of().formatHex(Wire.bytes(CODEC, vector(values, new float[] {2}))))
        .isEqualTo(vector + "01" + "00000001" + "40000000" + "01" + "00");
  }

  @Test
  void bytesKeepThePassedFields() throws IOException {
    List<PassedField> passed = List.of(new PassedField("batch", "B-17", true));
    FeatureVector vector =
        new FeatureVector("a", "", 4, ORIGIN, new float[] {1}, null, true, true, passed);

    assertThat(Wire.read(CODEC, Wire.bytes(CODEC, vector)).passed()).isEqualTo(passed);
  }

  private static byte[] originBytes() {
    return Wire.bytes(new OriginCodec(), ORIGIN);
  }
}
