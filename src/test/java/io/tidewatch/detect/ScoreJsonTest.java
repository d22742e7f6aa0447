package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

  @Test
  void theLatentCodeIsThereWhereItWasAskedFor() {
    Score score = AlertExamples.score(false);
    Score withCode =
        new Score(
            score.vector(),
            score.error(),
            score.pValue(),
            score.version(),
            null,
            new float[] {0.5f, -1.25f, Float.NaN});

    JsonNode code = new DocumentedJson("score").check(json.encode(withCode)).get("latent_code");

    assertThat(code).hasToString("[0.5,-1.25,null]");
    assertThat(new DocumentedJson("score").check(json.encode(score)).has("latent_code")).isFalse();
  }
}
