package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.Origin;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scoring remembers of an entity, on its way through a checkpoint. */
class EntityStateCodecTest {

  private static final ReferencePlan REFERENCE = new ReferencePlan(5_000, 0.1, 0.5, 30_000);
  private static final EntityCalibrationPlan CALIBRATION = new EntityCalibrationPlan(20, 50);
  private static final EntityStateCodec CODEC = new EntityStateCodec();

  private static Scorer scorer(boolean references, boolean calibrations) {
    return new Scorer(
        ModelFixtures.model(),
        0.01,
        references ? REFERENCE : null,
        calibrations ? CALIBRATION : null,
        false);
  }

  private static FeatureVector vector(SplittableRandom random, int second) {
    float[] values = new float[3];
    float[] level = new float[3];
    for (int f = 0; f < 3; f++) {
      level[f] = 50;
      values[f] = (float) random.nextGaussian(50, random.nextInt(10) == 0 ? 10 : 1);
    }
    Origin origin = new Origin("readings", 0, second, second * 1000L);
    return new FeatureVector("pump", "", second * 1000L, origin, values, level, true);
  }

  private static byte[] bytes(boolean references, boolean calibrations) throws IOException {
    Scorer scorer = scorer(references, calibrations);
    SplittableRandom random = new SplittableRandom(4);
    EntityState entity = scorer.start(vector(random, 0));
    for (int second = 0; second < 200; second++) {
      scorer.score(vector(random, second), entity);
    }
    return Wire.bytes(CODEC, entity);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true"})
  void scoringGoesOnAsIfNothingHadBeen(boolean references, boolean calibrations)
      throws IOException {
    Scorer scorer = scorer(references, calibrations);
    SplittableRandom random = new SplittableRandom(4);
    EntityState untouched = scorer.start(vector(random, 0));
    EntityState restored = untouched.copy();
    for (int second = 0; second < 300; second++) {
      FeatureVector vector = vector(random, second);
      Score expected = scorer.score(vector, untouched);
      Score score = scorer.score(vector, restored);

      assertThat(Wire.bytes(new ScoreCodec(), score))
          .isEqualTo(Wire.bytes(new ScoreCodec(), expected));
      restored = Wire.restored(CODEC, restored);
      assertThat(scorer.fits(vector, restored)).isTrue();
    }
  }

  /** As after a change of the configuration between two runs. */
  @ParameterizedTest
  @CsvSource({"true,false", "false,true", "false,false"})
  void stateOfAnotherPlanDoesNotFit(boolean references, boolean calibrations) {
    FeatureVector vector = vector(new SplittableRandom(4), 0);
    EntityState other = scorer(references, calibrations).start(vector);
    assertThat(scorer(true, true).fits(vector, other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,true"})
  void everyTruncationIsRefused(boolean references, boolean calibrations) throws IOException {
    byte[] bytes = bytes(references, calibrations);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> Wire.read(CODEC, cut));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0xff", "8, 0xff", "16, 0xff", "24, 0xff"})
  void countsThatCannotBeAreRefused(int at, String bits) throws IOException {
    byte[] bytes = bytes(false, true);
    // Behind the version and the two flags.
    bytes[3 + at] = Integer.decode(bits).byteValue();
    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, bytes))
        .withMessageStartingWith("entity calibration must have");
  }

  /** As a job of an earlier release has stored it. */
  @Test
  void theLayoutWithOneTailIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    out.writeBoolean(false);
    out.writeBoolean(true);
    out.writeDouble(1000);
    out.writeDouble(100);
    out.writeDouble(80);

    EntityCalibration calibration = Wire.read(CODEC, bytes.toByteArray()).calibration();

    assertThat(calibration.records()).isEqualTo(1000);
    assertThat(calibration.peaks(0)).isEqualTo(100);
    assertThat(calibration.excess(0)).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 255})
  void unknownLayoutsAreRefused(int version) throws IOException {
    byte[] bytes = bytes(false, true);
    bytes[0] = (byte) version;
    assertThatIOException()
        .isThrownBy(() -> Wire.read(CODEC, bytes))
        .withMessage("layout version must be 1 to 2, but was " + version + " (entity state)");
  }
}
