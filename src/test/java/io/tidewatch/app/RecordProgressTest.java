package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is said of one long run, letter by letter. */
class RecordProgressTest {

  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter err = new StringWriter();
  private final AtomicLong millis = new AtomicLong();

  private void run(boolean terminal, int records, long millisEach) {
    try (RecordProgress progress =
        new RecordProgress(
            new PrintWriter(err), terminal, 4_000, () -> millis.get() * 1_000_000L)) {
      for (int i = 0; i < records; i++) {
        millis.addAndGet(millisEach);
        progress.next();
      }
    }
  }

  @Test
  void aTerminalShowsOneLineThatChangesAndIsLeftEmpty() {
    run(true, 2, 150);

    assertThat(err).hasToString(CLEAR + "2 of 4,000 records (0 %), about 600 s left" + CLEAR);
  }

  @Test
  void elsewhereThereIsALineEveryTenSeconds() {
    run(false, 3_000, 10);

    assertThat(err.toString().lines())
        .containsExactly(
            "1,000 of 4,000 records (25 %), about 30 s left",
            "2,000 of 4,000 records (50 %), about 20 s left",
            "3,000 of 4,000 records (75 %), about 10 s left");
  }

  @Test
  void aShortRunSaysNothingElsewhere() {
    run(false, 900, 10);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void moreRecordsThanThoughtLeaveNothingToWaitFor() {
    run(false, 5_000, 10);

    assertThat(err.toString().lines()).endsWith("5,000 of 4,000 records (100 %), about 0 s left");
  }
}
