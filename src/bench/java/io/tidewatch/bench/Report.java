package io.tidewatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables with where they were taken, as one JSON and one Markdown file.
 *
 * @param place facts about machine, JVM and sources, by name
 * @param tables in order
 */
record Report(Map<String, String> place, List<Table> tables) {

  Report {
    place = Map.copyOf(place);
    tables = List.copyOf(tables);
  }

  /**
   * Writes {@code name.json} and {@code name.md}.
   *
   * @return the Markdown file
   */
  Path write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve(name + ".json").toFile(), this);
    return Files.writeString(folder.resolve(name + ".md"), markdown());
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(place).forEach((what, is) -> text.append("- " + what + ": " + is + "\n"));
    tables.forEach(table -> text.append('\n').append(table.markdown()));
    return text.toString();
  }
}
