package io.tidewatch.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The commands as a user meets them: words in; texts and an exit code out. */
final class Commands {

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Commands whose files lie in a folder. */
  Commands(Path folder) {
    this.folder = folder;
  }

  /** Runs a command and gives its exit code. */
  int execute(String... args) {
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    return root.execute(args);
  }

  /** What was printed so far. */
  String out() {
    return out.toString();
  }

  /** What was complained of so far. */
  String err() {
    return err.toString();
  }

  /** Writes a file and gives its path. */
  String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Rows that swing together, with one spike of {@code b}, labelled as fault. */
  String rows(int count, int spikeAt) throws IOException {
    StringBuilder csv = new StringBuilder("a,b,fault\n");
    for (int i = 0; i < count; i++) {
      double swing = Math.sin(i / 30.0);
      double noise = 0.05 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
      int fault = i == spikeAt ? 1 : 0;
      csv.append(swing + noise)
          .append(',')
          .append(2 * swing - noise + 8 * fault)
          .append(',')
          .append(fault)
          .append('\n');
    }
    return write("rows.csv", csv.toString());
  }
}
