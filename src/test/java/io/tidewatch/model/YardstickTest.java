package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every residual is the rule's value. */
class YardstickTest {

  private static float value(Yardstick.Rule rule, long seed, float... in) {
    float[] out =
        new Autoencoder(List.of(new Yardstick(rule, in.length, seed)), 1).newPass().reconstruct(in);
    for (int f = 1; f < in.length; f++) {
      assertThat(in[f] - out[f]).isEqualTo(in[0] - out[0], within(1e-5f));
    }
    return in[0] - out[0];
  }

  @Test
  void meanDistanceIsTheRootMeanSquare() {
    assertThat(value(Yardstick.Rule.MEAN_DISTANCE, 0, 3, -4, 0, 0)).isEqualTo(2.5f);
    assertThat(value(Yardstick.Rule.MEAN_DISTANCE, 0, 0, 0)).isZero();
  }

  @Test
  void largestDeviationIsOfEitherSign() {
    assertThat(value(Yardstick.Rule.LARGEST_DEVIATION, 0, 3, -4, 0.5f)).isEqualTo(4);
    assertThat(value(Yardstick.Rule.LARGEST_DEVIATION, 0, 0)).isZero();
  }

  @Test
  void randomFollowsFromTheRecordAndTheSeedAndIsUniform() {
    assertThat(value(Yardstick.Rule.RANDOM, 1, 1, 2))
        .isEqualTo(value(Yardstick.Rule.RANDOM, 1, 1, 2));
    assertThat(value(Yardstick.Rule.RANDOM, 1, 1, 2))
        .isNotEqualTo(value(Yardstick.Rule.RANDOM, 2, 1, 2))
        .isNotEqualTo(value(Yardstick.Rule.RANDOM, 1, 2, 1));
    SplittableRandom random = new SplittableRandom(5);
    double[] values =
        IntStream.range(0, 20_000)
            .mapToDouble(i -> value(Yardstick.Rule.RANDOM, 9, ModelFixtures.floats(random, 3, 2)))
            .sorted()
            .toArray();
    assertThat(values[0]).isBetween(-1e-6, 0.01);
    assertThat(values[values.length - 1]).isBetween(0.99, 1 + 1e-6);
    assertThat(values[values.length / 4]).isEqualTo(0.25, within(0.02));
    assertThat(values[values.length / 2]).isEqualTo(0.5, within(0.02));
  }

  @ParameterizedTest
  @EnumSource(Yardstick.Rule.class)
  void comesBackFromItsBytes(Yardstick.Rule rule) throws ModelFormatException {
    byte[] bytes = bytes(rule);
    DetectorModel read = ModelCodec.decode(bytes);
    Yardstick layer = (Yardstick) read.autoencoder().layers().get(0);
    assertThat(layer.rule()).isEqualTo(rule);
    assertThat(layer.seed()).isEqualTo(77);
    assertThat(layer.outputs()).isEqualTo(3);
    assertThat(ModelCodec.encode(read)).isEqualTo(bytes);
  }

  @Test
  void damagedBytesAreRefusedOrAnotherModel() {
    byte[] bytes = bytes(Yardstick.Rule.RANDOM);
    for (int at = ModelBytes.HEADER; at < bytes.length - Integer.BYTES; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) 0x81;
      byte[] repaired = ModelBytes.repaired(damaged);
      try {
        assertThat(ModelCodec.encode(ModelCodec.decode(repaired))).isEqualTo(repaired);
      } catch (ModelFormatException refused) {
        assertThat(refused).hasMessageContaining(" must ");
      }
    }
  }

  @Test
  void aRuleThatDoesNotExistIsRefused() {
    byte[] bytes = bytes(Yardstick.Rule.RANDOM);
    int tag =
        IntStream.range(0, bytes.length)
            .filter(at -> bytes[at] == 64 && bytes[at + 1] == 0 && bytes[at + 5] == 3)
            .findFirst()
            .orElseThrow();
    bytes[tag + 1] = 9;
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> ModelCodec.decode(ModelBytes.repaired(bytes)))
        .withMessage("rule must be 0 to 2, but was 9");
  }

  @Test
  void hasAWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Yardstick(Yardstick.Rule.RANDOM, 0, 1))
        .withMessage("yardstick must be at least 1 wide, but was 0");
  }

  private static byte[] bytes(Yardstick.Rule rule) {
    return ModelCodec.encode(
        DetectorModel.seal(
            1,
            ModelFixtures.provenance(),
            ModelFixtures.scaler(),
            new Autoencoder(List.of(new Yardstick(rule, 3, 77)), 1),
            new ErrorScale(ModelFixtures.ones(3)),
            ModelFixtures.calibration()));
  }
}
