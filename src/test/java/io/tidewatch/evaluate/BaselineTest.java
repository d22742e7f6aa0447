package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Yardstick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {

  private static Autoencoder train(Baseline baseline, long seed) throws TrainingException {
    return baseline.trainer().train(new float[5][7], AutoencoderSpec.of(Family.LINEAR), seed);
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void isAsWideAsTheRowsAndSaysWhatItIs(Baseline baseline) throws TrainingException {
    assertThat(train(baseline, 3).width()).isEqualTo(7);
    assertThat(baseline.text()).matches("[a-z_]+");
    assertThat(baseline.note()).isNotEmpty().doesNotEndWith(".");
  }

  @Test
  void eachHasARuleOfItsOwnAndTheSeed() throws TrainingException {
    assertThat(Baseline.values()).hasSameSizeAs(Yardstick.Rule.values());
    for (Baseline baseline : Baseline.values()) {
      Yardstick layer = (Yardstick) train(baseline, 3).layers().get(0);
      assertThat(layer.rule().ordinal()).isEqualTo(baseline.ordinal());
      assertThat(layer.seed()).isEqualTo(3);
    }
  }

  @Test
  void kSigmaScoresTheFarthestFeature() throws TrainingException {
    float[] row = {0, 1, -3, 2, 0, 0, 0};
    float[] out = train(Baseline.K_SIGMA, 0).newPass().reconstruct(row);
    assertThat(out).containsExactly(-3, -2, -6, -1, -3, -3, -3);
  }
}
