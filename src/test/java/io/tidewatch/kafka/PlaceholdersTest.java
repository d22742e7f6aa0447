package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

  private static final String CANARY = "canary-4f1e";

  @TempDir private Path folder;
  private String inFile;
  private String inFolder;

  @BeforeEach
  void store() throws IOException {
    Path file = Files.writeString(folder.resolve("kafka.properties"), "password=" + CANARY + "\n");
    Files.writeString(folder.resolve("key"), CANARY + "-key");
    inFile = "${file:" + file + ":password}";
    inFolder = "${dir:" + folder + ":key}";
  }

  private static KafkaSpec spec(Map<String, String> all, Map<String, String> source) {
    KafkaSpec plain = Specs.kafka("broker:9092", "secrets");
    SourceSpec read =
        new SourceSpec(
            plain.source().topics(),
            "g",
            StartFrom.EARLIEST,
            Duration.ZERO,
            new ClientProperties(source));
    return new KafkaSpec("broker:9092", new ClientProperties(all), read, plain.sink());
  }

  /** What a client makes of its settings. */
  private static Map<String, Object> resolvedBy(Properties settings) {
    Properties quiet = new Properties();
    quiet.putAll(settings);
    return new AbstractConfig(new ConfigDef(), quiet, false).originals();
  }

  @Test
  void everyClientResolvesThemAndTheSpecificationDoesNot() {
    KafkaSpec spec =
        spec(
            Map.of("ssl.key.password", inFile),
            Map.of("a", "x" + inFolder + "y", "path", "${env:PATH}"));

    assertThat(spec.consumerProperties().values().toString()).doesNotContain(CANARY);
    assertThat(resolvedBy(spec.adminProperties())).containsEntry("ssl.key.password", CANARY);
    assertThat(resolvedBy(spec.producerProperties())).containsEntry("ssl.key.password", CANARY);
    assertThat(resolvedBy(spec.consumerProperties()))
        .containsEntry("ssl.key.password", CANARY)
        .containsEntry("a", "x" + CANARY + "-keyy")
        .containsEntry("path", System.getenv("PATH"));
  }

  @Test
  void theUsersOwnProvidersStay() {
    Map<String, String> own =
        Map.of(
            "config.providers",
            "vault",
            "config.providers.vault.class",
            FileConfigProvider.class.getName(),
            "ssl.key.password",
            inFile.replace("file:", "vault:"));

    assertThat(spec(own, Map.of()).adminProperties())
        .containsAllEntriesOf(own)
        .doesNotContainKey("config.providers.file.class");
  }

  @Test
  void noProviderIsNamedWithoutNeed() {
    assertThat(spec(Map.of("linger.ms", "2"), Map.of()).adminProperties())
        .doesNotContainKey("config.providers");
  }

  @Test
  void whatTheyStandForIsTakenOutOfMessages() {
    KafkaSpec spec = spec(Map.of("a", "me:" + inFile), Map.of("b", inFolder, "c", "/etc/trust"));

    assertThat(spec.redact(CANARY + "-key, " + CANARY + " and /etc/trust"))
        .isEqualTo("[hidden], [hidden] and /etc/trust");
  }

  @Test
  void anUnreadableFileHidesNothingAndIsNoError() {
    KafkaSpec spec = spec(Map.of("a", "${file:" + folder + "/missing:key}"), Map.of());

    assertThat(spec.redact("as it was")).isEqualTo("as it was");
  }

  @Test
  void aTextIsResolvedOnItsOwn() {
    assertThat(Placeholders.resolve(inFile)).isEqualTo(CANARY);
    assertThat(Placeholders.resolve("plain")).isEqualTo("plain");
    assertThatThrownBy(() -> Placeholders.resolve("${file:" + folder + "/missing:key}"))
        .isInstanceOf(KafkaException.class);
    assertThat(List.of(inFile, inFolder)).allMatch(text -> !text.contains(CANARY));
  }
}
