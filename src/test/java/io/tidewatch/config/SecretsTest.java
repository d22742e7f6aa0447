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
  void placeholdersArriveAsTheyAreForTheClientsToResolve() {
    String jaas = "Login required user=\"${env:U}\" password=\"${env:P}\" $1 ${env} \\";
    Config config =
        Configs.valid(
            Configs.read(
                withProperties("sasl.jaas.config: " + jaas)
                    + "kafka: {properties: {ssl.key.password: '${env:P}'}}\n",
                Map.of("U", "me", "P", "s3cret")));
    Map<String, String> expected = Map.of("sasl.jaas.config", jaas);
    assertThat(config.source().orElseThrow().properties().values()).isEqualTo(expected);
    assertThat(config.sink().properties().values()).isEqualTo(expected);
    assertThat(config.kafka().values()).isEqualTo(Map.of("ssl.key.password", "${env:P}"));
  }

  @Test
  void valuesAreNotShown() {
    Config config = Configs.valid(withProperties("client.rack: s3cret"));
    assertThat(config.sink().properties().values()).containsEntry("client.rack", "s3cret");
    assertThat(config.toString()).contains("properties=[client.rack]").doesNotContain("s3cret");
    assertThat(new ConfigResult.Valid(config).toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.keystore.password: s3cret",
        "ssl.keystore.key: s3cret",
        "ssl.keystore.certificate.chain: s3cret",
        "sasl.oauthbearer.client.credentials.client.secret: s3cret",
        "sasl.jaas.config: Login required username=\"me\" password=\"s3cret\";",
        "sasl.jaas.config: Login required username=me Password = s3cret;",
        "sasl.jaas.config: Login required clientSecret=\"s3cret${env:PATH}\";",
        "sasl.login.connect.token: s3cret"
      })
  void aSecretThatIsWrittenOutIsRefused(String property) {
    assertThat(Configs.problems(Configs.read(withProperties(property), Map.of("PATH", "x"))))
        .extracting(Problem::message)
        .hasSize(2)
        .allMatch(
            message ->
                message.endsWith(
                    "secret must be a placeholder such as ${env:NAME} or ${file:PATH:KEY}, but was"
                        + " written out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.jaas.config: Krb5LoginModule required useKeyTab=true keyTab=\"/etc/k\";",
        "sasl.jaas.config: Login required username=\"me\" password=\"${file:/run/k:p}\";",
        "ssl.truststore.password: ${dir:/run/secrets:trust}",
        "ssl.truststore.location: /etc/trust",
        "sasl.mechanism: SCRAM-SHA-512"
      })
  void whatIsNoSecretMayBeWrittenOut(String property) {
    assertThat(Configs.read(withProperties(property), Map.of()))
        .isInstanceOf(ConfigResult.Valid.class);
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
  void emptyVariableIsSet() {
    assertThat(Configs.read(withProperties("a: ${env:EMPTY}"), Map.of("EMPTY", "")))
        .isInstanceOf(ConfigResult.Valid.class);
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
