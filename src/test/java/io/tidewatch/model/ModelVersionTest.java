package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.reading.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVersionTest {

  @ParameterizedTest
  @CsvSource({"1, 00000000", "3, 1a2b3c4d", "2147483647, ffffffff"})
  void isWrittenAsNumberAndDigest(int number, String digest) {
    assertThat(new ModelVersion(number, digest)).hasToString("m" + number + "-" + digest);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1a2b3c4d",
    "-1, 1a2b3c4d",
    "1, 1a2b3c4",
    "1, 1a2b3c4d5",
    "1, 1A2B3C4D",
    "1, 1a2b3c4g",
    "1, ' 1a2b3c4'",
    "1, ''"
  })
  void needsANumberFromOneAndEightHexDigits(int number, String digest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelVersion(number, digest))
        .withMessage(
            "model version must be a number from 1 and 8 hex digits, but was %s, %s",
            number, digest);
  }

  @Test
  void needsADigest() {
    assertThatNullPointerException().isThrownBy(() -> new ModelVersion(1, null));
  }

  @ParameterizedTest
  @CsvSource({"STREAM, stream, stream", "GROUP, group, hall-2", "ENTITY, entity, pump-7"})
  void slotsFollowTheScope(ModelScope scope, String text, String slot) {
    Origin origin = new Origin("readings", 0, 0, 0);
    FeatureVector vector = new FeatureVector("pump-7", "hall-2", 0, origin, new float[1]);

    assertThat(scope.slot(vector)).isEqualTo(slot);
    assertThat(scope.text()).isEqualTo(text);
  }
}
