package io.tidewatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The section {@code source.avro}: records that are not JSON. */
final class AvroSection {

  private static final int MOST_BYTES = 1 << 20;

  private AvroSection() {}

  /** Reads the section and the file with the schema; whether it is one, only Avro can say. */
  static Optional<AvroConfig> read(Section section) {
    Optional<String> schema =
        section
            .needValue("schema")
            .flatMap(file -> file.read(Rules.TEXT).flatMap(path -> text(path, file)));
    OptionalInt id = schemaId(section, "schema_id");
    return section.finish(() -> schema).flatMap(it -> it).map(text -> new AvroConfig(text, id));
  }

  /** The id of a schema, where a key gives one. */
  static OptionalInt schemaId(Section section, String key) {
    return section
        .find(key, Rules.integer(0, Integer.MAX_VALUE))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Optional<String> text(String text, Value file) {
    try {
      Path path = Path.of(text);
      if (!Files.isRegularFile(path)) {
        file.mustBe("the path of a schema", Files.exists(path) ? " (no file)" : " (missing)");
      } else if (Files.size(path) > MOST_BYTES) {
        file.mustBe("a file of at most " + MOST_BYTES + " bytes");
      } else {
        return Optional.of(Files.readString(path));
      }
    } catch (InvalidPathException | IOException unreadable) {
      file.mustBe("the path of a file that can be read");
    }
    return Optional.empty();
  }
}
