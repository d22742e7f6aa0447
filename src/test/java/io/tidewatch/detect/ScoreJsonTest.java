package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreJsonTest {

  private final ScoreJson json = new ScoreJson("pumps");

  @Test
  void goldenDocument() {
    assertThat(new String(json.encode(AlertExamples.score(true)), StandardCharsets.UTF_8))
        .isEqualTo(DocumentedJson.golden("score.json"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyScoreIsDocumented(boolean exceeds) {
    byte[] document = json.encode(AlertExamples.score(exceeds));

    assertThat(new DocumentedJson("score").check(document).get("exceeds").booleanValue())
        .isEqualTo(exceeds);
  }
}
