package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidewatch.reading.PassedField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertJsonTest {

  private static final DocumentedJson SCHEMA = new DocumentedJson("alert");
  private final AlertJson json = new AlertJson("pumps", AlertExamples.schema());

  @Test
  void goldenDocument() {
    byte[] document = json.encode(AlertExamples.alert(AlertStatus.OPENED));

    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo(DocumentedJson.golden("alert.json"));
  }

  @ParameterizedTest
  @EnumSource(AlertStatus.class)
  void everyStatusIsDocumented(AlertStatus status) {
    JsonNode tree = SCHEMA.check(json.encode(AlertExamples.alert(status)));

    assertThat(tree.get("status").textValue()).isEqualTo(status.text());
  }

  @Test
  void missingValuesAreNullAndLargestSharesComeFirst() {
    JsonNode tree = SCHEMA.check(json.encode(AlertExamples.alert(AlertStatus.OPENED)));

    assertThat(tree.get("feature_data").get("temperature").isNull()).isTrue();
    assertThat(tree.get("relevant_attribution").findValuesAsText("feature"))
        .containsExactly("pressure.lag1", "pressure");
    assertThat(tree.get("relevant_attribution").findValuesAsText("channel"))
        .containsExactly("pressure", "pressure");
  }

  @Test
  void attributionsAreTenAtMostAndNoCrumbs() {
    AlertJson wide = new AlertJson("pumps", AlertExamples.wideSchema(20));
    Alert alert = AlertExamples.wideAlert(20);
    alert.shares()[0] = 0.001f;

    JsonNode attribution = SCHEMA.check(wide.encode(alert)).get("relevant_attribution");

    assertThat(attribution).hasSize(10);
    assertThat(attribution.get(0).get("share").floatValue()).isEqualTo(0.5f);
    assertThat(attribution.get(1).get("feature").textValue()).endsWith("-1");
  }

  @Test
  void briefDocumentShowsTheAttributedFeaturesOnly() {
    AlertJson wide = new AlertJson("pumps", AlertExamples.wideSchema(20));

    JsonNode tree = SCHEMA.check(wide.encodeBrief(AlertExamples.wideAlert(20)));

    assertThat(tree.get("feature_data")).hasSize(10);
    assertThat(tree.get("expected_values")).hasSize(10);
  }

  @Test
  void alertOfOtherFeaturesIsWrittenWithoutThem() {
    JsonNode tree = SCHEMA.check(json.encode(AlertExamples.wideAlert(5)));

    assertThat(tree.get("feature_data")).isEmpty();
    assertThat(tree.get("expected_values")).isEmpty();
    assertThat(tree.get("relevant_attribution")).isEmpty();
  }

  @Property(tries = 300)
  void everyAlertIsValid(
      @ForAll @NotEmpty String entity,
      @ForAll @Size(3) float[] values,
      @ForAll @Size(3) float[] expected) {
    float[] shares = {0.5f, 0.5f, 0f};

    JsonNode tree =
        SCHEMA.check(
            json.encode(
                AlertExamples.alert(AlertStatus.UPDATED, entity, values, expected, shares)));

    byte[] utf8 = entity.getBytes(StandardCharsets.UTF_8);
    assertThat(tree.get("entity").textValue()).isEqualTo(new String(utf8, StandardCharsets.UTF_8));
    assertThat(tree.get("feature_data").get("pressure").floatValue()).isEqualTo(values[0]);
  }

  @Test
  void schemaRefusesOtherDocuments() {
    String good = DocumentedJson.golden("alert.json");

    SCHEMA.refuse(good.replace("\"schema_version\":1", "\"schema_version\":2"));
    SCHEMA.refuse(good.replace("opened", "begun"));
    SCHEMA.refuse(good.replace("\"p_value\":2.5E-7", "\"p_value\":2"));
    SCHEMA.refuse(good.replace("\"entity\":\"pump-7\",", ""));
  }

  @Test
  void passedFieldsStandAsTheRecordWroteThem() {
    Alert alert =
        AlertExamples.passing(
            new PassedField("batch", "\"B\u0000-17", true),
            new PassedField("/line/shift", "12345678901234567890", false),
            new PassedField("night", "true", false));

    JsonNode tree = SCHEMA.check(json.encode(alert));

    assertThat(tree.get("pass_through"))
        .hasToString(
            "{\"batch\":\"\\\"B\\u0000-17\",\"/line/shift\":12345678901234567890,\"night\":true}");
    assertThat(SCHEMA.check(json.encodeBrief(alert)).get("pass_through"))
        .isEqualTo(tree.get("pass_through"));
    assertThat(SCHEMA.check(json.encode(AlertExamples.passing())).has("pass_through")).isFalse();
  }

  @Test
  void maskedChannelsShowTheirShareAlone() {
    AlertJson masking = new AlertJson("pumps", AlertExamples.schema(), List.of("pressure"));

    JsonNode tree = SCHEMA.check(masking.encode(AlertExamples.alert(AlertStatus.OPENED)));

    assertThat(tree.get("feature_data").has("temperature")).isTrue();
    assertThat(tree.get("feature_data").has("pressure")).isFalse();
    assertThat(tree.get("expected_values").has("pressure.lag1")).isFalse();
    assertThat(tree.get("relevant_attribution").findValuesAsText("channel"))
        .containsExactly("pressure", "pressure");
  }
}
