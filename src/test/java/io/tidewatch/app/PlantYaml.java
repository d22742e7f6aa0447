package io.tidewatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration over the plant's topic that learns quickly, with sections of a test's own. */
final class PlantYaml {

  static final String CHANNELS = "[pressure, flow, speed, current, vibration, temperature]";

  private final Path folder;
  private final Map<String, String> sections = new LinkedHashMap<>();

  PlantYaml(String bootstrap, Path folder) {
    this.folder = folder;
    sections.put("pipeline", "plant");
    sections.put("source", source(bootstrap, ""));
    sections.put("reading", reading(CHANNELS));
    sections.put("out_of_orderness", "300ms");
    sections.put("model", "{scope: stream, family: linear}");
    sections.put(
        "learning",
        "{window: 30s, entity_window: 5s, warm_up: 2000, retrain: {every_windows: 1},"
            + " activation_delay: 5s}");
    sections.put("alerts", "{false_alarm_rate: 0.00001, close_after: 5s, cool_down: 0s}");
    sections.put("runtime", runtime(1));
  }

  /** The plant's topic, and more settings of a source, each with a comma before it. */
  static String source(String bootstrap, String more) {
    return "{bootstrap: '%s', topics: [plant.readings], idle_timeout: 5s%s}"
        .formatted(bootstrap, more);
  }

  /** The plant's records, and what is read of them. */
  static String reading(String channels) {
    return "{entity: pump, time: {field: at, format: epoch_millis}, channels: " + channels + "}";
  }

  /** So many subtasks, a checkpoint a second. */
  final String runtime(int parallelism) {
    return "{parallelism: %d, checkpoint_interval: 1s, checkpoint_dir: '%s', web_port: 0}"
        .formatted(parallelism, folder.resolve("checkpoints"));
  }

  /** Puts a section in the place of its own, or beside its others; in YAML's flow style. */
  PlantYaml with(String section, String value) {
    sections.put(section, value);
    return this;
  }

  String text() {
    return sections.entrySet().stream()
        .map(section -> section.getKey() + ": " + section.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Writes it down. */
  Path file() {
    try {
      return Files.writeString(folder.resolve("plant.yaml"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
