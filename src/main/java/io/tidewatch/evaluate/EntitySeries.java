package io.tidewatch.evaluate;

import io.tidewatch.detect.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What was said of one entity over time.
 *
 * @param entity its name
 * @param rows its scored records, in order of time
 * @param episodes its episodes, as the alerts that closed them, in order of time
 */
public record EntitySeries(String entity, List<LabelledRow> rows, List<Alert> episodes) {

  /** Takes copies of the lists. */
  public EntitySeries {
    Objects.requireNonNull(entity, "entity");
    rows = List.copyOf(rows);
    episodes = List.copyOf(episodes);
  }

  /** The runs of anomalous records, from the first record of each to its last. */
  public List<Span> events() {
    List<Span> events = new ArrayList<>();
    long start = 0;
    boolean within = false;
    for (int i = 0; i < rows.size(); i++) {
      LabelledRow row = rows.get(i);
      if (row.anomalous() && !within) {
        start = row.row().time();
      }
      within = row.anomalous();
      boolean last = i + 1 == rows.size() || !rows.get(i + 1).anomalous();
      if (within && last) {
        events.add(new Span(start, row.row().time()));
      }
    }
    return events;
  }

  /** The indexes of the first rows of each model, the first row's among them. */
  public List<Integer> modelChanges() {
    List<Integer> changes = new ArrayList<>();
    String version = "";
    for (int i = 0; i < rows.size(); i++) {
      String now = rows.get(i).row().modelVersion();
      if (!now.equals(version)) {
        changes.add(i);
        version = now;
      }
    }
    return changes;
  }

  /** The errors of the records, in their order. */
  public double[] errors() {
    return rows.stream().mapToDouble(row -> row.row().score()).toArray();
  }

  /** When the record was that an episode shows as its peak. */
  public long peakTime(Alert episode) {
    for (int i = firstFrom(episode.startTime()); i < rows.size(); i++) {
      ScoredRow row = rows.get(i).row();
      if (row.row() == episode.origin().offset() && row.file().equals(episode.origin().topic())) {
        return row.time();
      }
    }
    return episode.startTime();
  }

  private int firstFrom(long time) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).row().time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The episodes beside the truth, in order of time. */
  public List<JudgedEpisode> judgedEpisodes() {
    boolean known = rows.stream().anyMatch(LabelledRow::labelled);
    List<Span> events = events();
    List<JudgedEpisode> judged = new ArrayList<>();
    for (Alert episode : episodes) {
      boolean met = events.stream().anyMatch(span(episode)::overlaps);
      JudgedEpisode.Truth truth = met ? JudgedEpisode.Truth.IN_EVENT : JudgedEpisode.Truth.IN_NONE;
      judged.add(new JudgedEpisode(episode, known ? truth : JudgedEpisode.Truth.UNKNOWN));
    }
    return judged;
  }

  /** From an episode's first exceedance to its last. */
  static Span span(Alert episode) {
    return new Span(episode.startTime(), episode.endTime());
  }
}
