package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureSpec.Difference;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The level that vectors carry: where the features were before the record. */
class FeatureLevelTest {

  private static final Duration HALF_LIFE = Duration.ofMinutes(1);
  private static final long MINUTE = HALF_LIFE.toMillis();

  private static FeatureSchema withLevel(FeatureSpec... features) {
    return Streams.withLevel(Streams.schema(features), HALF_LIFE);
  }

  /** Nothing is learned of it before, so a model of its own could not be decided about. */
  @Test
  void anEntityIsNotKnownBeforeItsLevelIsSettled() {
    FeatureExtractor extractor = new FeatureExtractor(withLevel(new Value(0, Transform.NONE)), 10);
    WindowState state = extractor.start();

    FeatureVector first = extractor.advance(state, reading(0, 1, 1, 1, 1));
    extractor.advance(state, reading(HALF_LIFE.toMillis(), 1, 1, 1, 1));
    FeatureVector later = extractor.advance(state, reading(2 * HALF_LIFE.toMillis(), 1, 1, 1, 1));

    assertThat(first.known()).isFalse();
    assertThat(later.known()).isTrue();
  }

  @Test
  void theLevelIsThatBeforeTheRecord() {
    FeatureExtractor extractor =
        new FeatureExtractor(
            withLevel(new Value(0, Transform.NONE), new Difference(0, 1, Transform.NONE)), 10);
    WindowState state = extractor.start();

    FeatureVector first = extractor.advance(state, reading(0, 10, 1, 1, 1));
    FeatureVector second = extractor.advance(state, reading(MINUTE, 30, 1, 1, 1));
    FeatureVector third = extractor.advance(state, reading(2 * MINUTE, 20, 1, 1, 1));

    assertThat(first.level()).as("nothing was before").containsOnly(Float.NaN);
    assertThat(first.deviations()).containsExactly(0, Float.NaN);
    assertThat(second.level()).containsExactly(10, Float.NaN);
    assertThat(second.deviations()).containsExactly(20, 0);
    assertThat(third.level()).containsExactly(20, 20);
    assertThat(third.deviations()).containsExactly(0, -30);
  }

  @Test
  void withoutAHalfLifeThereIsNone() {
    FeatureExtractor extractor =
        new FeatureExtractor(Streams.schema(new Value(0, Transform.NONE)), 10);

    FeatureVector vector = extractor.advance(extractor.start(), reading(0, 10, 1, 1, 1));

    assertThat(vector.level()).isNull();
    assertThat(vector.settled()).isTrue();
    assertThat(vector.deviations()).containsExactly(10);
  }

  /** What a level says of an entity that was seen for a moment, nothing can be learned from. */
  @Test
  void itIsSettledOnceTheEntityHasBeenSeenForAHalfLife() {
    FeatureExtractor extractor = new FeatureExtractor(withLevel(new Value(0, Transform.NONE)), 10);
    WindowState state = extractor.start();

    for (long time = 0; time <= MINUTE; time += 10_000) {
      assertThat(extractor.advance(state, reading(time, 1, 1, 1, 1)).settled())
          .as("at %d, of the records before it", time)
          .isFalse();
    }
    assertThat(extractor.advance(state, reading(MINUTE + 1, 1, 1, 1, 1)).settled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void itIsTheMeanOfTheFeaturesByTime(long seed) {
    FeatureExtractor extractor =
        new FeatureExtractor(Streams.withLevel(Streams.everything(), HALF_LIFE), 30);
    WindowState state = extractor.start();
    Level level = Level.empty(extractor.schema().size());
    for (Reading reading : Streams.random(seed, 200)) {
      float[] before = level.means();

      FeatureVector vector = extractor.advance(state, reading);

      assertThat(vector.level()).isEqualTo(before);
      level.follow(vector.values(), reading.time(), MINUTE);
    }
  }

  @Test
  void theValuesAreWhatTheyAreWithoutIt() {
    FeatureExtractor with =
        new FeatureExtractor(Streams.withLevel(Streams.everything(), HALF_LIFE), 30);
    FeatureExtractor without = new FeatureExtractor(Streams.everything(), 30);
    WindowState stateWith = with.start();
    WindowState stateWithout = without.start();
    for (Reading reading : Streams.random(5, 200)) {
      assertThat(with.advance(stateWith, reading).values())
          .isEqualTo(without.advance(stateWithout, reading).values());
    }
  }

  @Test
  void itsMemoryIsReckoned() {
    List<Duration> halfLives = List.of(Duration.ZERO, HALF_LIFE);
    long[] bytes =
        halfLives.stream()
            .map(halfLife -> Streams.withLevel(Streams.everything(), halfLife))
            .mapToLong(schema -> new FeatureExtractor(schema, 30).start().heapBytes())
            .toArray();

    assertThat(bytes[1] - bytes[0])
        .isGreaterThanOrEqualTo((long) Double.BYTES * Streams.everything().size());
  }

  @Test
  void stateOfAnotherHalfLifeDoesNotFit() {
    FeatureExtractor with = new FeatureExtractor(withLevel(new Value(0, Transform.NONE)), 10);
    FeatureExtractor without =
        new FeatureExtractor(Streams.schema(new Value(0, Transform.NONE)), 10);

    assertThat(with.fits(with.start())).isTrue();
    assertThat(with.fits(without.start())).isFalse();
    assertThat(without.fits(with.start())).isFalse();
  }
}
