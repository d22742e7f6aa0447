package io.tidewatch.app;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.JsonDocument;
import io.tidewatch.evaluate.JudgedEpisode;
import java.util.ArrayList;
import java.util.List;

/** Episodes as lines of columns. */
final class EpisodesText {

  private EpisodesText() {}

  /** How many there are of what, and one line for each. */
  static List<String> lines(String what, List<JudgedEpisode> episodes) {
    List<String> lines = new ArrayList<>();
    lines.add(what + ": " + (episodes.size() == 1 ? "1 episode" : episodes.size() + " episodes"));
    List<List<String>> rows = new ArrayList<>();
    for (JudgedEpisode episode : episodes) {
      Alert alert = episode.alert();
      rows.add(
          List.of(
              "  " + alert.entity(),
              JsonDocument.timeText(alert.startTime()),
              JsonDocument.timeText(alert.endTime()),
              alert.severity().text(),
              "p " + NumberText.of(alert.pValue()),
              episode.truth().text()));
    }
    lines.addAll(AlignedText.lines(rows));
    return lines;
  }
}
