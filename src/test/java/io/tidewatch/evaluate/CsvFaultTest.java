package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFaultTest {

  private static final ReadingSpec READING =
      CsvFiles.reading(CsvFiles.MILLIS, ChannelSpec.number("temp"));
  private static final CsvSpec CSV = CsvSpec.timed("at");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|header must be a line of column names, but was absent|1",
        "at;y%1;2|channel temp must be the column 'temp', but was none of at, y|1",
        "temp;y%1;2|time must be the column 'at', but was none of temp, y|1",
        "at;temp%1;2|label must be the column 'y', but was none of at, temp|1",
        "at;temp;temp;y%1;2;3;0|channel temp must be one column, but was two named 'temp'|1",
        "at;temp;y%1;2;0%1;2;0%1;2|line must be 3 cells long as the header, but was 2 cells|4",
        "at;temp;y%1;2;0;9|line must be 3 cells long as the header, but was 4 cells|2",
        "at;temp;y%1;2;0%1;2;7%|label must be 0 or 1, but was '7'|3",
        "at;temp;y%1;2;|label must be 0 or 1, but was ''|2",
        "at;temp;y%1;\"2\"x;0%|line must be well-formed CSV, but was not: |2"
      })
  void saysWhatIsWrongAndWhere(String text, String message, int line) {
    Path file = CsvFiles.write(folder.resolve("a.csv"), text.replace(';', ',').replace('%', '\n'));

    assertThatThrownBy(() -> CsvFiles.records(file, READING, CSV, "y"))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("(" + file + ":" + line + ")");
  }

  @Test
  void handsOutTheRecordsBeforeTheFault() {
    Path file = CsvFiles.write(folder.resolve("a.csv"), "at,temp\n1,2\n3,4\n5\n");
    try (CsvRecords records = new CsvRecords(CsvInput.list(file), READING, CSV, "")) {
      records.next();
      records.next();
      assertThatThrownBy(records::next).isInstanceOf(CsvException.class);
    }
  }

  @Test
  void refusesWhatIsNoGzip() {
    Path file = CsvFiles.write(folder.resolve("a.csv.gz"), "at,temp\n1,2\n");

    assertThatThrownBy(() -> CsvFiles.records(file, READING, CSV, ""))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("gzip must be whole, but was not: Not in GZIP format (")
        .hasMessageEndingWith(":1)");
  }

  @Test
  void refusesAGzipThatIsCutOff() throws IOException {
    Path file = CsvFiles.writeGzip(folder.resolve("a.csv.gz"), "at,temp\n" + "1,2\n".repeat(9999));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));

    assertThatThrownBy(() -> CsvFiles.records(file, READING, CSV, ""))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("gzip must be whole, but was not: ");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, "at,temp\n1,2°\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CsvFiles.records(file, READING, CSV, ""))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("text must be UTF-8, but was not: ");
  }

  @Test
  void refusesATimeThatNoParserWillSee() {
    Path file = CsvFiles.write(folder.resolve("a.csv"), "at,temp\nsoon,2\n");
    TimeFormat log = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
    ReadingSpec reading = CsvFiles.reading(log, ChannelSpec.number("temp"));

    assertThatThrownBy(() -> CsvFiles.records(file, reading, CSV, ""))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith(
            "time must be milliseconds since the epoch or ISO 8601, but was 'soon'");
  }

  @Test
  void saysWhichFileIsGone() throws IOException {
    Path file = CsvFiles.write(folder.resolve("a.csv"), "at,temp\n1,2\n");
    List<CsvInput> inputs = CsvInput.list(file);
    Files.delete(file);

    try (CsvRecords records = new CsvRecords(inputs, READING, CSV, "")) {
      assertThatThrownBy(records::hasNext)
          .isInstanceOf(CsvException.class)
          .hasMessageStartingWith("file must be readable, but was not: ");
    }
  }

  @Test
  void closesTheFileItStoppedIn() {
    Path file = CsvFiles.write(folder.resolve("a.csv"), "at,temp\n1,2\n3,4\n");
    CsvRecords records = new CsvRecords(CsvInput.list(file), READING, CSV, "");
    records.next();

    records.close();
    records.close();

    assertThat(records.hasNext()).isFalse();
  }

  @Test
  void refusesColumnsThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> CsvSpec.timed(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> CsvSpec.spaced(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvSpec("at", Instant.EPOCH, Duration.ofSeconds(1), "", '"'));
  }
}
