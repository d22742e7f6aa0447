package io.tidewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return new CommandLine(new BenchCommand()).setErr(new PrintWriter(err, true)).execute(args);
  }

  @Test
  void knowsItsBenchmarks() {
    assertThat(execute("speed")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "benchmark must be one of [kernel, pipeline, scale, latency, profile, training, start] or"
                + " all, but was speed");
  }

  @Test
  void knowsItsOptions() {
    assertThat(execute("kernel", "--fast")).isEqualTo(2);
    assertThat(err.toString()).contains("--fast");
  }
}
