package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TidewatchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    return root.execute(args);
  }

  @Test
  void helpGoesToStandardOutputAndExitsWithZero() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: tidewatch");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("tidewatch ");
  }

  @Test
  void unknownCommandIsBadUsage() {
    assertThat(execute("sail")).isEqualTo(2);
    assertThat(err.toString()).contains("sail");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void missingCommandIsBadUsage() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("command must be one of those below", "Usage: tidewatch");
  }
}
