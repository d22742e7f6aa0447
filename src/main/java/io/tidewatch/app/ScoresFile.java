package io.tidewatch.app;

import io.tidewatch.evaluate.ScoreWriter;
import io.tidewatch.evaluate.ScoredRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of {@code --scores}. */
final class ScoresFile {

  private ScoresFile() {}

  /** Writes one line for each record. */
  static void write(Path path, String dataset, List<ScoredRow> rows) throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        ScoreWriter writer = new ScoreWriter(file, dataset)) {
      long position = 0;
      for (ScoredRow row : rows) {
        writer.write(position++, row);
      }
    }
  }
}
