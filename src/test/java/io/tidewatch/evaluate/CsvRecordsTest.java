package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.Reason;
import io.tidewatch.reading.TimeFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {

  private static final ChannelSpec TEMP = ChannelSpec.number("temp");
  private static final long MARCH = Instant.parse("2020-03-09T10:14:33Z").toEpochMilli();

  @TempDir Path folder;

  @Test
  void turnsLinesIntoObjects() {
    write(
        "a.csv",
        "at,temp,open,kind\n2020-03-09 10:14:33,1.50,1,x\n2020-03-09 10:14:34,,0,\"y, z\"\n");
    ReadingSpec reading =
        CsvFiles.reading(
            CsvFiles.PATTERN,
            TEMP,
            CsvFiles.channel("open", "open", ChannelType.FLAG),
            CsvFiles.channel("kind", "kind", ChannelType.CATEGORY));

    List<LabelledRecord> records = records(reading, CsvSpec.timed("at"), "");

    assertThat(records)
        .extracting(CsvFiles::json)
        .containsExactly(
            "{\"at\":\"2020-03-09"
                + " 10:14:33\",\"id\":\"a\",\"temp\":1.50,\"open\":true,\"kind\":\"x\"}",
            "{\"at\":\"2020-03-09"
                + " 10:14:34\",\"id\":\"a\",\"temp\":null,\"open\":false,\"kind\":\"y, z\"}");
    LabelledRecord second = records.get(1);
    assertThat(second.raw().origin()).hasToString("a/0@1");
    assertThat(second.raw().origin().timestamp()).isEqualTo(MARCH + 1000);
    assertThat(second.raw().key()).isNull();
    assertThat(second.row()).isEqualTo(1);
    assertThat(second.label()).isEqualTo(LabelledRecord.UNLABELLED);
  }

  @Test
  void nestsWhatPointersLeadTo() {
    write("a.csv", "host,t,load,/mem/used,site\nh1,7e10,0.5,3,s\n");
    ReadingSpec reading =
        new ReadingSpec(
            "/meta/id",
            "/meta/site",
            "/meta/t~1ms",
            CsvFiles.MILLIS,
            List.of(
                CsvFiles.channel("load", "/cpu/load", ChannelType.NUMBER),
                CsvFiles.channel("used", "/mem/used", ChannelType.NUMBER)),
            ReadingLimits.DEFAULT);
    CsvSpec csv = new CsvSpec("t", Instant.EPOCH, Duration.ofSeconds(1), "host", ',');

    LabelledRecord entry = records(reading, csv, "").get(0);

    assertThat(CsvFiles.json(entry))
        .isEqualTo(
            "{\"meta\":{\"t/ms\":7e10,\"id\":\"h1\",\"site\":\"s\"},"
                + "\"cpu\":{\"load\":0.5},\"mem\":{\"used\":3}}");
    Reading parsed = (Reading) new ReadingParser(reading).parse(entry.raw());
    assertThat(parsed.entity()).isEqualTo("h1");
    assertThat(parsed.group()).isEqualTo("s");
    assertThat(parsed.time())
        .isEqualTo(70_000_000_000L)
        .isEqualTo(entry.raw().origin().timestamp());
    assertThat(parsed.values()).containsExactly(0.5f, 3);
  }

  @Test
  void writesAFieldOnceThatServesSeveralChannels() {
    write("a.csv", "at,n\n70000000000,5\n");
    ReadingSpec reading =
        CsvFiles.reading(
            CsvFiles.MILLIS,
            CsvFiles.channel("kind", "n", ChannelType.CATEGORY),
            CsvFiles.channel("count", "n", ChannelType.NUMBER));

    assertThat(json(reading, CsvSpec.timed("at")))
        .isEqualTo("{\"at\":70000000000,\"id\":\"a\",\"n\":5}");
  }

  @Test
  void makesTimesOfRows() {
    write("a.csv", "row,temp\n0,1\n1,2\n2,3\n");
    CsvSpec csv = CsvSpec.spaced(Duration.ofMinutes(1));

    List<LabelledRecord> millis = records(CsvFiles.reading(CsvFiles.MILLIS, TEMP), csv, "");
    List<LabelledRecord> pattern = records(CsvFiles.reading(CsvFiles.PATTERN, TEMP), csv, "");
    TimeFormat log = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
    List<LabelledRecord> timestamps = records(CsvFiles.reading(log, TEMP), csv, "");

    assertThat(CsvFiles.json(millis.get(2))).startsWith("{\"at\":946684920000,");
    assertThat(CsvFiles.json(pattern.get(2))).startsWith("{\"at\":\"2000-01-01 00:02:00\",");
    assertThat(CsvFiles.json(timestamps.get(2))).isEqualTo("{\"id\":\"a\",\"temp\":3}");
    for (List<LabelledRecord> records : List.of(millis, pattern, timestamps)) {
      assertThat(records.get(2).raw().origin().timestamp()).isEqualTo(946_684_920_000L);
    }
  }

  @Test
  void refusesAPatternTooCoarseForTheRows() {
    write("a.csv", "temp\n1\n");
    TimeFormat minutes = new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                records(CsvFiles.reading(minutes, TEMP), CsvSpec.spaced(Duration.ofSeconds(1)), ""))
        .withMessageStartingWith("time pattern must be fine enough for rows PT1S apart");
  }

  @Test
  void keepsLabelsApart() {
    write("a.csv", "at,temp,anomaly\n70000000000,1,0\n70000000001,2,1.0\n");

    List<LabelledRecord> records =
        records(CsvFiles.reading(CsvFiles.MILLIS, TEMP), CsvSpec.timed("at"), "anomaly");

    assertThat(records).extracting(LabelledRecord::label).containsExactly(0, 1);
    assertThat(records).extracting(CsvFiles::json).noneMatch(json -> json.contains("anomaly"));
  }

  @Test
  void refusesToShowTheLabelToTheDetector() {
    write("a.csv", "at,temp,y\n70000000000,1,0\n");
    ChannelSpec byField = CsvFiles.channel("other", "y", ChannelType.NUMBER);
    ChannelSpec byName = CsvFiles.channel("y", "/in/side", ChannelType.NUMBER);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> records(CsvFiles.reading(CsvFiles.MILLIS, byField), CsvSpec.timed("at"), "y"))
        .withMessageStartingWith("label column must be one that nothing else reads, but was 'y'");
    assertThatThrownBy(
            () -> records(CsvFiles.reading(CsvFiles.MILLIS, byName), CsvSpec.timed("at"), "y"))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith(
            "label column must be one that nothing else reads, but was y: channel y (")
        .hasMessageEndingWith("a.csv:1)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> records(CsvFiles.reading(CsvFiles.MILLIS, TEMP), CsvSpec.timed("at"), "at"));
  }

  @Test
  void readsFilesOneAfterTheOther() {
    write("b.csv", "at,temp\n70000000000,1\n70000000001,2\n");
    CsvFiles.writeGzip(folder.resolve("a.csv.gz"), "temp,at\r\n3,70000000000\r\n");
    write("empty.csv", "at,temp\n");

    List<LabelledRecord> records =
        records(CsvFiles.reading(CsvFiles.MILLIS, TEMP), CsvSpec.timed("at"), "");

    assertThat(records)
        .extracting(r -> r.fileIndex() + " " + r.file() + " " + r.row())
        .containsExactly("0 a 0", "1 b 0", "1 b 1");
    assertThat(CsvFiles.json(records.get(0)))
        .isEqualTo("{\"at\":70000000000,\"id\":\"a\",\"temp\":3}");
  }

  @Test
  void readsOtherDelimitersQuotesMarksAndEmptyLines() {
    write("a.csv", "\uFEFF\"at\"; temp \n70000000000;\"1\"\n\n70000000001;2\n\n");
    CsvSpec csv = new CsvSpec("at", Instant.EPOCH, Duration.ofSeconds(1), "", ';');

    assertThat(records(CsvFiles.reading(CsvFiles.MILLIS, TEMP), csv, ""))
        .extracting(LabelledRecord::row, CsvFiles::json)
        .containsExactly(
            tuple(0L, "{\"at\":70000000000,\"id\":\"a\",\"temp\":1}"),
            tuple(1L, "{\"at\":70000000001,\"id\":\"a\",\"temp\":2}"));
  }

  @Test
  void leavesBadCellsToTheStreamsOwnParser() {
    write("a.csv", "at,temp\nsoon,1\n70000000000,hot\n,1\n70000000002,1\n");
    ReadingSpec reading = CsvFiles.reading(CsvFiles.MILLIS, TEMP);
    ReadingParser parser = new ReadingParser(reading);

    List<LabelledRecord> records = records(reading, CsvSpec.timed("at"), "");

    assertThat(records.subList(0, 3))
        .extracting(r -> ((DeadLetter) parser.parse(r.raw())).reason())
        .containsExactly(Reason.BAD_TIME, Reason.WRONG_TYPE, Reason.MISSING_TIME);
    assertThat(records)
        .extracting(r -> r.raw().origin().timestamp())
        .containsExactly(0L, 70_000_000_000L, 70_000_000_000L, 70_000_000_002L);
    assertThat(parser.parse(records.get(3).raw())).isInstanceOf(Reading.class);
  }

  @Test
  void endsWithItsFiles() {
    try (CsvRecords none =
        new CsvRecords(
            List.of(), CsvFiles.reading(CsvFiles.MILLIS, TEMP), CsvSpec.timed("at"), "")) {
      assertThat(none.hasNext()).isFalse();
      assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  private void write(String file, String text) {
    CsvFiles.write(folder.resolve(file), text);
  }

  private String json(ReadingSpec reading, CsvSpec csv) {
    return CsvFiles.json(records(reading, csv, "").get(0));
  }

  private List<LabelledRecord> records(ReadingSpec reading, CsvSpec csv, String label) {
    return CsvFiles.records(folder, reading, csv, label);
  }
}
