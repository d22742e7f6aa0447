package io.tidewatch.app;

import io.tidewatch.report.ReportHead;
import io.tidewatch.report.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The page of {@code --report}. */
final class ReportFile {

  private ReportFile() {}

  /**
   * Checks before a long run that its page can be written.
   *
   * @throws CommandFailure otherwise
   */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw CommandFailure.refused(
          List.of("report must be a file that can be written, but was " + file + " (--report)"));
    }
  }

  /**
   * Writes it.
   *
   * @param words what was typed after {@code ./tidewatch}
   */
  static void write(Path file, BacktestRun run, List<String> words, LocalDate date)
      throws IOException {
    List<ReportHead.Line> place = new ArrayList<>();
    place.add(new ReportHead.Line("command", "./tidewatch " + String.join(" ", words)));
    RunPlace.facts(date).forEach((name, fact) -> place.add(new ReportHead.Line(name, fact)));
    ReportHead head =
        new ReportHead(
            run.plan().pipeline(),
            run.plan().alerts().falseAlarmRate(),
            run.plan().schema().names(),
            place,
            run.lines().stream().map(ReportFile::figure).toList());
    Files.writeString(
        file, ReportPage.of(head, run.ledger().result(run.fromRow())), StandardCharsets.UTF_8);
  }

  private static ReportHead.Line figure(String line) {
    int name = BacktestText.NAME_WIDTH;
    return new ReportHead.Line(line.substring(0, name).strip(), line.substring(name));
  }
}
