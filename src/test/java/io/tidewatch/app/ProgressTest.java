package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is said of runs that go on, letter by letter. */
class ProgressTest {

  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter err = new StringWriter();
  private final AtomicLong seconds = new AtomicLong();

  private Progress equal(boolean terminal) {
    return Progress.ofEqual(3, new PrintWriter(err), terminal, this::nanos);
  }

  private long nanos() {
    return seconds.get() * 1_000_000_000L;
  }

  private void run(Progress progress, String name, long takes) {
    progress.begin(name);
    seconds.addAndGet(takes);
    progress.end(name);
  }

  private void runThree(Progress progress) {
    for (String name : List.of("one", "two", "three")) {
      run(progress, name, 60);
    }
    progress.close();
  }

  @Test
  void aTerminalShowsOneLineWithABarAndWhatIsLeft() {
    runThree(equal(true));
    assertThat(err.toString())
        .isEqualTo(
            CLEAR
                + "[1/3] .................... one"
                + CLEAR
                + "[2/3] ######.............. two, about 2 min left"
                + CLEAR
                + "[3/3] #############....... three, about 60 s left"
                + CLEAR);
  }

  @Test
  void elsewhereThereIsALineForEach() {
    runThree(equal(false));
    assertThat(err.toString().lines())
        .containsExactly("[1/3] one 60 s", "[2/3] two 60 s", "[3/3] three 60 s");
  }

  @Test
  void runsThatTakeMoreCountForMore() {
    Progress progress = new Progress(new PrintWriter(err), true, List.of(1.0, 3.0), this::nanos);
    run(progress, "short", 20);
    run(progress, "long", 60);
    assertThat(err.toString()).endsWith("[2/2] #####............... long, about 60 s left");
  }
}
