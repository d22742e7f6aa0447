package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTrainingTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 4", "6, 5", "8, 6", "10, 8", "20, 15"})
  void theCodeHasThreeQuartersOfTheFeaturesAndAlwaysFewer(int features, int code) {
    assertThat(EnsembleTraining.codeSize(features)).isEqualTo(code);
  }
}
