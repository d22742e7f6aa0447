package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.KnownKeys.KnownKey;
import io.tidewatch.model.Hyperparameter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference of the configuration is what the reader of configurations asks for, with a sentence
 * for each key. Run with {@code -Dtidewatch.write=true}, it writes the page.
 */
class ConfigurationReferenceTest {

  private static final Path PAGE = Path.of("docs/configuration.md");
  private static final Path SENTENCES = Path.of("src/test/resources/configuration.properties");

  /** Every section that is read only where it is there. */
  private static final String FULL =
      """
      pipeline: PIPELINE
      source: {bootstrap: 'localhost:9092', topics: [readings], avro: {schema: missing}}
      reading:
        entity: entity
        time: {field: at}
        channels: [{name: NAME}]
      features: [{of: all, use: value}]
      reference: {half_life: 1m}
      model: {transfer: {file: missing}}
      alerts: {budget: {alerts: 5}, entity_calibration: {prior: 300}}
      csv: {time: {row: 1s}}
      """;

  @Test
  void thePageSaysWhatTheReaderAsksFor() throws IOException {
    String page = page();
    if (Boolean.getBoolean("tidewatch.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void everyKeyHasASentenceAndEverySentenceAKey() throws IOException {
    assertThat(sentences().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            keys().stream().map(KnownKey::path).collect(Collectors.toSet()));
  }

  private static String page() throws IOException {
    Properties sentences = sentences();
    List<String> lines = new ArrayList<>();
    lines.add("# Configuration reference");
    lines.add("");
    lines.add(
        "Every key a file may have, in the order in which the file is read. Unknown keys are"
            + " refused, and all problems of a file are said at once (`./tidewatch check`).");
    String section = "";
    for (KnownKey key : keys()) {
      String top = key.path().contains(".") ? key.path().replaceAll("[.\\[].*", "") : section(key);
      if (!top.equals(section)) {
        section = top;
        lines.add("");
        lines.add("## " + section);
        lines.add("");
        lines.add("| key | what it says | default | what it must be |");
        lines.add("| --- | --- | --- | --- |");
      }
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  key.path(),
                  sentences.getProperty(key.path(), ""),
                  key.usual()
                      .filter(text -> !text.isEmpty())
                      .map(text -> "`" + text + "`")
                      .orElse(""),
                  rule(key).orElse("")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String section(KnownKey key) {
    boolean alone = keys().stream().noneMatch(other -> other.path().startsWith(key.path() + "."));
    return alone && !key.path().equals("features") ? "The file" : key.path();
  }

  private static Optional<String> rule(KnownKey key) {
    String name = key.path().replace("model.", "");
    return Arrays.stream(Hyperparameter.values())
        .filter(hyperparameter -> hyperparameter.text().equals(name))
        .map(Hyperparameter::rule)
        .findFirst()
        .or(key::rule)
        .map(rule -> rule.replace("|", "\\|"));
  }

  private static Collection<KnownKey> keys() {
    return ConfigReader.keys(FULL).byPath().values();
  }

  private static Properties sentences() throws IOException {
    Properties sentences = new Properties();
    try (Reader reader = Files.newBufferedReader(SENTENCES)) {
      sentences.load(reader);
    }
    return sentences;
  }
}
