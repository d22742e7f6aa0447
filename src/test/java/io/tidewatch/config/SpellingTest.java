package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> WORDS =
      List.of("window", "entity_window", "warm_up", "capacity", "seed");

  @ParameterizedTest
  @CsvSource({
    "windw, window",
    "widnow, window",
    "windows, window",
    "entitywindow, entity_window",
    "warmup, warm_up",
    "Capacity, capacity",
    "sed, seed"
  })
  void nearWordIsFound(String word, String near) {
    assertThat(Spelling.nearest(word, WORDS)).contains(near);
    assertThat(Spelling.hint(word, WORDS)).isEqualTo(", did you mean '" + near + "'?");
  }

  @ParameterizedTest
  @CsvSource({"x", "retrain", "''", "cap_size"})
  void farWordIsNot(String word) {
    assertThat(Spelling.nearest(word, WORDS)).isEmpty();
    assertThat(Spelling.hint(word, WORDS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "ab, '', 2", "ab, ba, 1", "kitten, sitting, 3", "abc, abc, 0"})
  void distanceCountsEdits(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    assertThat(Spelling.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void longWordIsNotCompared() {
    assertThat(Spelling.nearest("w".repeat(100_000), List.of("w".repeat(100_000)))).isEmpty();
  }
}
