package io.tidewatch.evaluate;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes one CSV line (RFC 4180, but lines end in a single line feed) for each input record, in
 * input order even where the scores come in another: a line waits until all before it are written.
 *
 * <p>A record that was not scored has the score {@code NaN}, an empty p-value and no model.
 */
public final class ScoreWriter implements Closeable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
  private final Writer out;
  private final String dataset;
  private final Map<Long, ScoredRow> waiting = new HashMap<>();
  private long next;

  /**
   * Begins with the header line.
   *
   * @param out where to, closed with this
   * @param dataset what the first column says, may be empty
   * @throws IOException when that fails
   */
  public ScoreWriter(Writer out, String dataset) throws IOException {
    this.dataset = Objects.requireNonNull(dataset, "dataset");
    this.out = Objects.requireNonNull(out, "out");
    format.printRecord(
        out,
        "dataset",
        "file",
        "row",
        "time",
        "entity",
        "score",
        "p_value",
        "alert",
        "model_version");
  }

  /**
   * Writes what was said of one record, now or when it is its turn.
   *
   * @param position the record's place in the whole input, from 0
   * @throws IOException when that fails
   * @throws IllegalArgumentException when the place is taken
   */
  public void write(long position, ScoredRow row) throws IOException {
    Objects.requireNonNull(row, "row");
    if (position < next || waiting.putIfAbsent(position, row) != null) {
      throw new IllegalArgumentException(
          "position must be one not yet written, but was " + position + " (scores)");
    }
    for (ScoredRow ready = waiting.remove(next); ready != null; ready = waiting.remove(next)) {
      print(ready);
      next++;
    }
  }

  /**
   * Closes the output.
   *
   * @throws IOException when that fails
   * @throws IllegalStateException when lines still wait for a record that never came
   */
  @Override
  public void close() throws IOException {
    out.close();
    if (!waiting.isEmpty()) {
      throw new IllegalStateException(
          "positions must be without gaps, but was none for "
              + next
              + " ("
              + waiting.size()
              + " scores not written)");
    }
  }

  private void print(ScoredRow row) throws IOException {
    format.printRecord(
        out,
        dataset,
        row.file(),
        row.row(),
        TIME.format(Instant.ofEpochMilli(row.time())),
        row.entity(),
        row.score(),
        Double.isNaN(row.pValue()) ? "" : row.pValue(),
        row.alert() ? 1 : 0,
        row.modelVersion());
  }
}
