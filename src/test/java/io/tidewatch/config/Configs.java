package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Reads texts for tests. */
final class Configs {

  static final String NAME = "conf/x.yaml";

  static final String MINIMAL =
      """
      pipeline: pump
      reading:
        entity: pump
        channels: [pressure, flow]
      """;

  private Configs() {}

  static ConfigResult read(String text) {
    return read(text, Map.of());
  }

  static ConfigResult read(String text, Map<String, String> environment) {
    return ConfigReader.read(text, NAME, false, environment::get);
  }

  static Config valid(String text) {
    return valid(read(text));
  }

  static Config valid(ConfigResult result) {
    assertThat(result).isInstanceOf(ConfigResult.Valid.class);
    return ((ConfigResult.Valid) result).config();
  }

  static List<Problem> problems(ConfigResult result) {
    assertThat(result).isInstanceOf(ConfigResult.Invalid.class);
    return ((ConfigResult.Invalid) result).problems();
  }

  /** The problems of a text as they are printed, without the file's name. */
  static List<String> problems(String text) {
    return problems(read(text)).stream()
        .map(Problem::toString)
        .map(line -> line.substring(NAME.length() + 1))
        .toList();
  }
}
