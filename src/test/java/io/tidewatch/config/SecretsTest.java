package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static String withProperties(String properties) {
    return Configs.MINIMAL
        + "source:\n  bootstrap: a:1\n  topics: in\n  properties:\n    "
        + properties
        + "\nsink:\n  properties:\n    "
        + properties
        + "\n";
  }

  @Test
  void valuesArriveButAreNotShown() {
    Config config =
        Configs.valid(
            Configs.read(
                withProperties("password: ${env:PASSWORD}"), Map.of("PASSWORD", "s3cret")));
    assertThat(config.source().orElseThrow().properties().values())
        .containsExactly(Map.entry("password", "s3cret"));
    assertThat(config.sink().properties().values()).containsEntry("password", "s3cret");
    assertThat(config.toString()).contains("properties=[password]").doesNotContain("s3cret");
    assertThat(new ConfigResult.Valid(config).toString()).doesNotContain("s3cret");
  }

  @Test
  void placeholdersAreResolvedInsideText() {
    Config config =
        Configs.valid(
            Configs.read(
                withProperties("jaas: user=\"${env:U}\" password=\"${env:P}\" $1 ${env} \\"),
                Map.of("U", "me", "P", "a$1\\b${env:U}")));
    assertThat(config.sink().properties().values())
        .containsEntry("jaas", "user=\"me\" password=\"a$1\\b${env:U}\" $1 ${env} \\");
  }

  @Test
  void placeholdersOfKafkaStayAsTheyAre() {
    Config config = Configs.valid(withProperties("password: ${file:/run/secrets/k:password}"));
    assertThat(config.sink().properties().values())
        .containsEntry("password", "${file:/run/secrets/k:password}");
  }

  @Test
  void placeholdersElsewhereAreText() {
    Config config =
        Configs.valid(
            Configs.read(Configs.MINIMAL.replace("y: pump", "y: ${env:A}"), Map.of("A", "b")));
    assertThat(config.plan().reading().entityField()).isEqualTo("${env:A}");
  }

  @Test
  void missingVariableIsProblemAtEachPlace() {
    assertThat(Configs.problems(withProperties("password: x${env:NOT_SET}")))
        .containsExactly(
            "9:5 source.properties.password: environment variable must be set, but was missing"
                + " (NOT_SET)",
            "12:5 sink.properties.password: environment variable must be set, but was missing"
                + " (NOT_SET)");
  }

  @Test
  void emptyVariableIsText() {
    Config config =
        Configs.valid(Configs.read(withProperties("a: ${env:EMPTY}"), Map.of("EMPTY", "")));
    assertThat(config.sink().properties().values()).containsEntry("a", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: ${env:s3cret",
        "password: ${env:s3cret s3cret}",
        "password: ${env:}",
        "password: [s3cret]",
        "password: {s3cret: s3cret}",
        "password:",
        "password: &s3cret",
        "password: *s3cret",
        "password: !s3cret",
        "password: !s3cret!s3cret x",
        "password: @s3cret",
        "password: 's3cret",
        "password: \"s3cret\\s3cret\"",
        "password: s3cret: s3cret",
        "group.id: s3cret\n    transaction.timeout.ms: s3cret",
        "password: a\n    password: s3cret"
      })
  void problemsDoNotShowValues(String properties) {
    assertThat(Configs.problems(withProperties(properties)).toString())
        .isNotEmpty()
        .doesNotContain("s3cret");
  }

  @Test
  void textInPlaceOfPropertiesIsNotShown() {
    assertThat(Configs.problems(Configs.MINIMAL + "sink: {properties: s3cret}\n"))
        .containsExactly(
            "5:8 sink.properties: properties must be a section of keys, but was a text");
  }

  @Test
  void propertiesAreEqualByContent() {
    KafkaProperties one = new KafkaProperties(Map.of("a", "b"));
    assertThat(one).isEqualTo(new KafkaProperties(Map.of("a", "b")));
    assertThat(one).hasSameHashCodeAs(new KafkaProperties(Map.of("a", "b")));
    assertThat(one).isNotEqualTo(KafkaProperties.NONE).hasToString("[a]");
  }
}
