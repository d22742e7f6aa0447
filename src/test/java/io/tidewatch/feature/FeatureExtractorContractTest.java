package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Count;
import io.tidewatch.feature.FeatureSpec.Hand;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.SinceLast;
import io.tidewatch.feature.FeatureSpec.TimeOfDay;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an extractor promises whatever its features are. */
class FeatureExtractorContractTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static FeatureExtractor extractor(FeatureSpec... features) {
    return new FeatureExtractor(Streams.schema(features), 100);
  }

  @Test
  void carriesEntityGroupTimeAndOrigin() {
    Origin origin = new Origin("readings", 3, 14, 15);
    Reading reading = new Reading("pump-7", "north", 42, new float[] {1, 2, 3, 1}, origin);
    FeatureExtractor extractor = extractor(new Value(1, Transform.NONE));

    FeatureVector vector = extractor.advance(extractor.start(), reading);

    assertThat(vector.entity()).isEqualTo("pump-7");
    assertThat(vector.group()).isEqualTo("north");
    assertThat(vector.time()).isEqualTo(42);
    assertThat(vector.origin()).isEqualTo(origin);
    assertThat(vector.values()).containsExactly(2);
  }

  @Test
  void knowsAnEntityOnceAsManyReadingsCameBefore() {
    FeatureExtractor extractor =
        new FeatureExtractor(Streams.schema(new Value(0, Transform.NONE)), 1, 2);
    WindowState state = extractor.start();

    for (boolean known : new boolean[] {false, false, true, true}) {
      assertThat(extractor.advance(state, reading(0, 1, 1, 1, 1)).known()).isEqualTo(known);
    }
  }

  @Test
  void bearsTimesAtBothEndsOfTheRange() {
    FeatureExtractor extractor =
        extractor(new Count(SECOND), new SinceLast(Transform.NONE), new TimeOfDay(Hand.COS, 1080));
    WindowState state = extractor.start();

    extractor.advance(state, reading(Long.MIN_VALUE, 1, 1, 1, 1));
    float[] values = extractor.advance(state, reading(Long.MAX_VALUE, 1, 1, 1, 1)).values();

    assertThat(values[0]).isEqualTo(1);
    assertThat(values[1]).isCloseTo(Long.MAX_VALUE / 1e3f, within(1e10f));
    assertThat(values[2]).isBetween(-1f, 1f);
  }

  @Test
  void leavesInputAndEarlierVectorsAlone() {
    FeatureExtractor extractor = extractor(new Value(0, Transform.LOG1P));
    WindowState state = extractor.start();
    float[] values = {5, 6, 1, 0};

    FeatureVector first = extractor.advance(state, reading(0, values));
    float[] before = first.values().clone();
    extractor.advance(state, reading(1, 9, 9, 3, 1));

    assertThat(values).containsExactly(5, 6, 1, 0);
    assertThat(first.values()).containsExactly(before);
  }

  @Test
  void refusesWhatDoesNotFitAndKeepsTheState() {
    FeatureExtractor extractor = extractor(new Lag(0, 1, Transform.NONE));
    FeatureExtractor other =
        new FeatureExtractor(
            new FeatureSchema(
                List.of(ChannelSpec.number("a")), List.of(new Value(0, Transform.NONE))),
            1);
    WindowState state = extractor.start();
    extractor.advance(state, reading(0, 7, 7, 1, 1));

    assertThat(other.fits(state)).isFalse();
    assertThatThrownBy(() -> other.advance(state, reading(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("window state must be of schema " + hex(other))
        .hasMessageEndingWith("but was of " + hex(extractor) + " (pump-1)");
    assertThatThrownBy(() -> extractor.advance(state, reading(1, 1)))
        .hasMessage("reading must be of 4 values, but was of 1 (readings/0@0)");
    assertThatThrownBy(() -> extractor.advance(state, reading(1, 1, Float.POSITIVE_INFINITY, 1, 1)))
        .hasMessage("value must be finite or NaN, but was Infinity (readings/0@0)");
    assertThat(state.seen()).isEqualTo(1);
    assertThat(extractor.advance(state, reading(1, 8, 8, 1, 1)).values()).containsExactly(7);
  }

  @Test
  void refusesBoundsOutOfRange() {
    FeatureSchema schema = Streams.schema(new Count(SECOND));
    assertThatThrownBy(() -> new FeatureExtractor(schema, 0))
        .hasMessage("readings per window must be 1 to 1048576, but was 0 (feature extractor)");
    assertThatThrownBy(() -> new FeatureExtractor(schema, (1 << 20) + 1))
        .hasMessageContaining("but was 1048577");

    FeatureSpec[] many = new FeatureSpec[65];
    ChannelSpec[] channels = new ChannelSpec[many.length];
    for (int i = 0; i < many.length; i++) {
      channels[i] = ChannelSpec.number("c" + i);
      many[i] = new Aggregate(i, Statistic.MEAN, SECOND, Transform.NONE);
    }
    FeatureSchema wide = new FeatureSchema(List.of(channels), List.of(many));
    assertThatThrownBy(() -> new FeatureExtractor(wide, 1 << 20))
        .hasMessage(
            "readings per window times channels with history must be at most 67108864,"
                + " but was 68157440 (feature extractor)");
  }

  private static String hex(FeatureExtractor extractor) {
    return String.format("%016x", extractor.schema().fingerprint());
  }
}
