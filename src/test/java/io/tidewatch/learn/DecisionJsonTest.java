package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.DocumentedJson;
import io.tidewatch.model.DetectorModel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DecisionJsonTest {

  private final DocumentedJson schema = new DocumentedJson("decision");
  private final DecisionJson json = new DecisionJson("pumps");

  @Test
  void goldenDocument() {
    byte[] document = json.encode(DecisionExamples.kept("stream", Verdict.WORSE));

    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo(DocumentedJson.golden("decision.json"));
  }

  @Test
  void promotionNamesTheModel() {
    DetectorModel model = AlertExamples.model("stream", 4, 3);

    JsonNode tree = schema.check(json.encode(DecisionExamples.promoted(model)));

    assertThat(tree.get("model_id").textValue()).isEqualTo(model.version().toString());
    assertThat(tree.get("champion_error").isNull()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"PROMOTED", "EMPTY"},
      mode = Mode.EXCLUDE)
  void everyOtherVerdictIsDocumented(Verdict verdict) {
    JsonNode tree = schema.check(json.encode(DecisionExamples.kept("stream", verdict)));

    assertThat(tree.get("verdict").textValue()).isEqualTo(verdict.text());
    assertThat(tree.get("model_id").isNull()).isTrue();
  }
}
