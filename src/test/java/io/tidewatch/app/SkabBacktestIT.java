package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real test bed's files, where they are at hand. */
class SkabBacktestIT {

  private static final Path FILE = Path.of("../shared/data/skab/valve1/0.csv");

  @TempDir private Path folder;

  @Test
  void aFileOfTheTestBedIsScoredRowByRow() throws IOException {
    Assumptions.assumeTrue(Files.exists(FILE), "skipped: no " + FILE);
    Path scores = folder.resolve("scores.csv");
    StringWriter out = new StringWriter();
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(out, true));
    int exit =
        root.execute(
            "backtest",
            "--config",
            "conf/skab.yaml",
            "--input",
            FILE.toString(),
            "--labels",
            "anomaly",
            "--from-row",
            "400",
            "--scores",
            scores.toString());
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("1 of 1 found");
    long rows = Files.readAllLines(FILE).size();
    assertThat(Files.readAllLines(scores)).hasSize((int) rows);
  }
}
