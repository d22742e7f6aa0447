package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of feature against its definition, over random streams. */
class FeatureExtractorPropertyTest {
  // Half a unit in the last place of a float is 6e-8 of the value. The sums behind it are exact to
  // far less than a double's last place, so beside that there is only what cancels in a double:
  // 1e-12 of the largest value now in the window, never of one that has left it.
  private static final double OF_RESULT = 1e-7;
  private static final double OF_WINDOW = 1e-12;

  @ParameterizedTest(name = "seed {0}, at most {1} readings a window")
  @CsvSource({
    "1, 1",
    "2, 2",
    "3, 3",
    "4, 8",
    "5, 33",
    "6, 64",
    "7, 500",
    "8, 5000",
    "9, 5000",
    "10, 5000",
    "11, 5000",
    "12, 5000",
    "13, 100",
    "14, 100",
    "15, 100",
    "16, 17"
  })
  void equalsItsDefinition(long seed, int maxReadings) {
    FeatureSchema schema = Streams.everything();
    FeatureExtractor extractor = new FeatureExtractor(schema, maxReadings);
    WindowState state = extractor.start();
    NaiveFeatures naive = new NaiveFeatures(maxReadings);
    for (Reading reading : Streams.random(seed, 600)) {
      naive.add(reading);
      float[] values = extractor.advance(state, reading).values();
      for (int i = 0; i < schema.size(); i++) {
        FeatureSpec feature = schema.features().get(i);
        double expected = naive.of(feature);
        // A time of day's angle is a double: sine and cosine near zero lose digits with it.
        double floor = feature instanceof FeatureSpec.TimeOfDay ? 1e-7 : 1e-15;
        double tolerance = floor + OF_RESULT * Math.abs(expected);
        tolerance += OF_WINDOW * naive.scale(feature);
        boolean equal =
            Double.isNaN(expected)
                ? Float.isNaN(values[i])
                : Math.abs(values[i] - expected) <= tolerance;
        // Two million comparisons: only a failed one may cost a message.
        if (!equal) {
          assertThat((double) values[i])
              .as("%s at reading %d", schema.name(i), state.seen() - 1)
              .isEqualTo(expected);
        }
      }
    }
  }
}
