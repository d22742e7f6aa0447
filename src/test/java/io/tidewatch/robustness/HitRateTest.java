package io.tidewatch.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a hit among the features that an explanation puts first. */
class HitRateTest {

  private static final float[] SHARES = {0.1f, 0.4f, 0.2f, 0.3f};

  @Test
  void asManyFeaturesAreLookedAtAsExplainTheFault() {
    assertThat(HitRate.hits(SHARES, Set.of(1, 2), 1)).isEqualTo(0.5);
    assertThat(HitRate.hits(SHARES, Set.of(1, 3), 1)).isEqualTo(1);
  }

  @Test
  void atAHundredAndFiftyPercentHalfAsManyMoreRoundedDown() {
    assertThat(HitRate.hits(SHARES, Set.of(1, 2), 1.5)).isEqualTo(1);
    assertThat(HitRate.hits(SHARES, Set.of(0), 1.5)).isZero();
  }
}
