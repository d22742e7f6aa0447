package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the pump test bed SKAB where it lies beside the project. */
class PublicDataTest {

  private static final Path SKAB = Path.of("../shared/data/skab");

  @Test
  void readsEveryLineOfThePumpTestBed() {
    assumeTrue(Files.isDirectory(SKAB), "no data in " + SKAB);
    ReadingSpec reading =
        CsvFiles.reading(
            CsvFiles.PATTERN,
            ChannelSpec.number("Current"),
            ChannelSpec.number("Pressure"),
            ChannelSpec.number("Volume Flow RateRMS"));
    ReadingParser parser = new ReadingParser(reading);
    List<Path> faulty = List.of(SKAB.resolve("valve1"), SKAB.resolve("valve2"));
    int anomalies = 0;
    int rows = 0;
    for (Path folder : faulty) {
      for (LabelledRecord entry :
          CsvFiles.records(folder, reading, CsvSpec.timed("datetime"), "anomaly")) {
        Reading parsed = (Reading) parser.parse(entry.raw());
        boolean same =
            parsed.time() == entry.raw().origin().timestamp()
                && parsed.entity().equals(entry.file());
        assertThat(same).as(CsvFiles.json(entry)).isTrue();
        anomalies += entry.label();
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(20_000);
    assertThat(anomalies / (double) rows).isBetween(0.3, 0.4);
    assertThat(CsvInput.list(SKAB)).hasSize(35);
  }
}
