package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Count;
import io.tidewatch.feature.FeatureSpec.Difference;
import io.tidewatch.feature.FeatureSpec.Hand;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.OneHot;
import io.tidewatch.feature.FeatureSpec.Present;
import io.tidewatch.feature.FeatureSpec.Rate;
import io.tidewatch.feature.FeatureSpec.SinceLast;
import io.tidewatch.feature.FeatureSpec.Smoothed;
import io.tidewatch.feature.FeatureSpec.TimeOfDay;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final float NONE = Float.NaN;

  /** The vectors of a series of (time, pressure) pairs. */
  private static float[][] run(FeatureExtractor extractor, double[]... series) {
    WindowState state = extractor.start();
    float[][] vectors = new float[series.length][];
    for (int i = 0; i < series.length; i++) {
      Reading reading = reading((long) series[i][0], (float) series[i][1], NONE, NONE, NONE);
      vectors[i] = extractor.advance(state, reading).values();
    }
    return vectors;
  }

  private static double[] at(long time, double pressure) {
    return new double[] {time, pressure};
  }

  private static FeatureExtractor extractor(FeatureSpec... features) {
    return new FeatureExtractor(Streams.schema(features), 100);
  }

  @Test
  void looksBackByReadingsNotByTime() {
    float[][] vectors =
        run(
            extractor(new Lag(0, 2, Transform.NONE), new Difference(0, 1, Transform.NONE)),
            at(0, 1),
            at(10, 3),
            at(1_000_000, 7),
            at(1_000_001, NONE),
            at(1_000_002, 8));

    assertThat((Object[]) vectors)
        .isEqualTo(new float[][] {{NONE, NONE}, {NONE, 2}, {1, 4}, {3, NONE}, {7, NONE}});
  }

  @Test
  void opensWindowsOnTheLeftAndClosesThemOnTheRight() {
    float[][] vectors =
        run(
            extractor(
                new Count(SECOND),
                new Rate(Duration.ofMillis(1500)),
                new Aggregate(0, Statistic.SUM, SECOND, Transform.NONE)),
            at(0, 1),
            at(999, 2),
            at(1_000, 4),
            at(1_999, 8));

    assertThat(vectors[1]).containsExactly(2, 2 / 1.5f, 3);
    assertThat(vectors[2]).containsExactly(2, 3 / 1.5f, 6);
    assertThat(vectors[3]).containsExactly(2, 3 / 1.5f, 12);
  }

  @Test
  void aggregatesOnlyPresentValues() {
    FeatureSpec[] features =
        Arrays.stream(Statistic.values())
            .map(statistic -> new Aggregate(0, statistic, SECOND, Transform.NONE))
            .toArray(FeatureSpec[]::new);

    float[][] vectors = run(extractor(features), at(0, NONE), at(1, 2), at(2, NONE), at(3, 6));

    assertThat(vectors[0]).containsExactly(0, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    assertThat(vectors[1]).containsExactly(1, 2, 2, 0, 2, 2, 0, 1);
    assertThat(vectors[2]).containsExactly(1, 2, 2, 0, 2, 2, 0, NONE);
    assertThat(vectors[3]).containsExactly(2, 8, 4, 2, 2, 6, 4, 1.5f);
  }

  @Test
  void aRatioIsOfQuantitiesThatAreNeverNegative() {
    float[][] vectors =
        run(
            extractor(new Aggregate(0, Statistic.RATIO, SECOND, Transform.NONE)),
            at(0, 0),
            at(1, 30),
            at(2, 0),
            at(2_000, -8),
            at(2_001, 10));

    assertThat(vectors[0][0]).as("of nothing").isNaN();
    assertThat(vectors[1][0]).isEqualTo(2);
    assertThat(vectors[2][0]).isZero();
    assertThat(vectors[3][0]).as("a mean below 0").isNaN();
    assertThat(vectors[4][0]).as("ten times a mean of two values").isNaN();
  }

  @Test
  void smoothsByHalfLivesSinceTheLastPresentValue() {
    float[][] vectors =
        run(
            extractor(new Smoothed(0, SECOND, Transform.NONE)),
            at(0, NONE),
            at(10, 8),
            at(500, NONE),
            at(1_010, 0),
            at(1_010, 100),
            at(3_010, 8));

    assertThat(vectors[0][0]).isNaN();
    assertThat(vectors[1][0]).isEqualTo(8);
    assertThat(vectors[2][0]).isEqualTo(8);
    assertThat(vectors[3][0]).isCloseTo(4, within(1e-6f));
    assertThat(vectors[4][0]).isCloseTo(4, within(1e-6f));
    assertThat(vectors[5][0]).isCloseTo(7, within(1e-6f));
  }

  @Test
  void tellsSecondsSinceTheLastReadingAndNeverGoesBack() {
    float[][] vectors =
        run(
            extractor(new SinceLast(Transform.NONE), new Count(SECOND)),
            at(5_000, 1),
            at(5_250, 1),
            at(4_000, 1),
            at(5_500, 1));

    assertThat((Object[]) vectors)
        .isEqualTo(new float[][] {{NONE, 1}, {0.25f, 2}, {0, 3}, {0.25f, 4}});
  }

  @Test
  void spreadsACategoryAndMasksItsAbsence() {
    FeatureExtractor extractor = extractor(new OneHot(2, 0), new OneHot(2, 3), new Present(2));
    WindowState state = extractor.start();

    assertThat(extractor.advance(state, reading(0, 1, 1, 3, 1)).values()).containsExactly(0, 1, 1);
    assertThat(extractor.advance(state, reading(0, 1, 1, 0, 1)).values()).containsExactly(1, 0, 1);
    assertThat(extractor.advance(state, reading(0, 1, 1, NONE, 1)).values())
        .containsExactly(NONE, NONE, 0);
  }

  @Test
  void turnsOnceADayAlsoBeforeTheEpoch() {
    FeatureExtractor extractor =
        extractor(
            new TimeOfDay(Hand.SIN, 0), new TimeOfDay(Hand.COS, 0), new TimeOfDay(Hand.SIN, 360));
    long sixInTheMorning = Duration.ofHours(6).toMillis();

    for (long day : new long[] {-3, 0, 20_000}) {
      long time = Duration.ofDays(day).toMillis() + sixInTheMorning;
      float[] values = run(extractor, at(time, 1))[0];
      assertThat(values[0]).isCloseTo(1, within(1e-6f));
      assertThat(values[1]).isCloseTo(0, within(1e-6f));
      assertThat(values[2]).isCloseTo(0, within(1e-6f));
    }
  }

  @Test
  void takesTheLogarithmLastAndKeepsTheSign() {
    float[][] vectors =
        run(
            extractor(new Value(0, Transform.LOG1P), new Difference(0, 1, Transform.LOG1P)),
            at(0, -1),
            at(1, -3));

    assertThat(vectors[1][0]).isCloseTo((float) -Math.log(4), within(1e-6f));
    assertThat(vectors[1][1]).isCloseTo((float) -Math.log(3), within(1e-6f));
  }

  @Test
  void staysWithinTheRangeOfAFloat() {
    float most = Float.MAX_VALUE;
    float[][] vectors =
        run(
            extractor(
                new Aggregate(0, Statistic.SUM, SECOND, Transform.NONE),
                new Aggregate(0, Statistic.MEAN, SECOND, Transform.NONE),
                new Difference(0, 1, Transform.NONE)),
            at(0, -most),
            at(1, -most),
            at(2_000, most));

    assertThat(vectors[1]).containsExactly(-most, -most, 0);
    assertThat(vectors[2]).containsExactly(most, most, most);
  }
}
