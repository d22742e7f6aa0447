package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeSettingsTest {

  @Test
  void findsNothingWrongWithOneThread() {
    assertThat(NativeSettings.problem(Map.of("OMP_NUM_THREADS", "1"))).isEmpty();
    assertThat(NativeSettings.problem(Map.of("OMP_NUM_THREADS", " 1 "))).isEmpty();
  }

  @Test
  void saysWhatToDoOtherwise() {
    assertThat(NativeSettings.problem(Map.of()))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("OMP_NUM_THREADS must be 1, but was unset (environment)")
                    .contains("export OMP_NUM_THREADS=1")
                    .doesNotContain("\n"));
    assertThat(NativeSettings.problem(Map.of("OMP_NUM_THREADS", "4")))
        .hasValueSatisfying(text -> assertThat(text).contains("but was 4"));
  }
}
