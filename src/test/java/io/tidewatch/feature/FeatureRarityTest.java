package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureSpec.Rarity;
import io.tidewatch.feature.FeatureSpec.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rarity as a feature: of all channels of the reading, against the entity's own past. */
class FeatureRarityTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final FeatureExtractor EXTRACTOR =
      new FeatureExtractor(Streams.schema(new Rarity(MINUTE)), 1);

  private static float rarity(WindowState state, long time, float... values) {
    return EXTRACTOR.advance(state, reading(time, values)).values()[0];
  }

  @Test
  void itIsMissingOfAnEntitysFirstReading() {
    assertThat(rarity(EXTRACTOR.start(), 0, 1, 1, 1, 1)).isNaN();
  }

  @Test
  void aCategoryAndAFlagAreRareWhereTheyAreOthersThanEver() {
    WindowState state = EXTRACTOR.start();
    for (int i = 0; i < 100; i++) {
      rarity(state, i, 5, 5, 2, 1);
    }
    float usual = rarity(state, 100, 5, 5, 2, 1);
    assertThat(rarity(state, 101, 5, 5, 2, 0)).isEqualTo(2);
    assertThat(rarity(state, 102, 5, 5, 3, 0)).isGreaterThan(2);
    assertThat(usual).isLessThan(1e-6f);
  }

  @Test
  void twoHalfLivesRememberForDifferentTimes() {
    FeatureExtractor both =
        new FeatureExtractor(
            Streams.schema(new Rarity(MINUTE), new Rarity(Duration.ofHours(1))), 1);
    WindowState state = both.start();
    for (int i = 0; i < 400; i++) {
      both.advance(state, reading(1_000L * i, i < 200 ? 5 : 5_000, 5, 2, 1));
    }
    float[] rarities = both.advance(state, reading(400_000, 5, 5, 2, 1)).values();
    assertThat(rarities[0]).isGreaterThan(rarities[1]);
  }

  @Test
  void onlyAVectorOfRaritiesIsOneOfDeviations() {
    assertThat(EXTRACTOR.schema().ofDeviations()).isTrue();
    assertThat(Streams.schema(new Rarity(MINUTE), new Value(0, Transform.NONE)).ofDeviations())
        .isFalse();
  }

  @Test
  void aStateOfOtherRaritiesDoesNotFit() {
    FeatureExtractor other =
        new FeatureExtractor(Streams.schema(new Rarity(Duration.ofHours(1))), 1);
    assertThat(EXTRACTOR.fits(other.start())).isFalse();
    assertThat(EXTRACTOR.fits(EXTRACTOR.start())).isTrue();
  }
}
