package io.tidewatch.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * How the alerts compare with whole events. An event is a run of anomalous rows of one file, an
 * episode a run of rows with an alert. An event is detected when an alert stands on one of its
 * rows, an episode is true when one of its rows is anomalous; there is no tolerance.
 *
 * @param events how many events
 * @param detected how many of them are detected
 * @param episodes how many episodes
 * @param trueEpisodes how many of them are true
 * @param normalRows how many rows are normal
 * @param spanMillis event time from the first to the last record, summed over the files
 * @param pointPrecision the share of the rows with an alert that are anomalous, 0 without alerts
 * @param delay from the beginnings of detected events to their first alerts; empty where none is
 */
public record EventMetrics(
    long events,
    long detected,
    long episodes,
    long trueEpisodes,
    long normalRows,
    long spanMillis,
    double pointPrecision,
    Optional<DetectionDelay> delay) {

  private static final double DAY = 86_400_000.0;

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException when more are detected or true than there are
   */
  public EventMetrics {
    Objects.requireNonNull(delay, "delay");
    if (detected > events || trueEpisodes > episodes) {
      throw new IllegalArgumentException(
          "detected events and true episodes must be at most all, but was "
              + detected
              + " of "
              + events
              + " and "
              + trueEpisodes
              + " of "
              + episodes);
    }
  }

  /** Measures files together; an event ends at the latest with its file. */
  public static EventMetrics of(List<LabelledScores> files) {
    Count count = new Count();
    files.forEach(count::add);
    return count.finish();
  }

  /** The share of the events that are detected. Empty where there is none. */
  public OptionalDouble recall() {
    return AlertMetrics.ratio(detected, events);
  }

  /** The share of the episodes that are true. Empty where there is none. */
  public OptionalDouble precision() {
    return AlertMetrics.ratio(trueEpisodes, episodes);
  }

  /**
   * The composite F-score Fc1 (Garg, Zhang, Samaran, Savitha and Foo 2021): the harmonic mean of
   * the precision over rows and the recall over events, which neither point-wise luck nor an alarm
   * that always stands can win. Empty where there is no event.
   */
  public OptionalDouble fc1() {
    if (events == 0) {
      return OptionalDouble.empty();
    }
    double recall = (double) detected / events;
    double sum = pointPrecision + recall;
    return OptionalDouble.of(sum == 0 ? 0 : 2 * pointPrecision * recall / sum);
  }

  /** False episodes for every 1,000 normal rows. Empty where no row is normal. */
  public OptionalDouble falseEpisodesPer1kNormalRows() {
    return normalRows == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1000.0 * (episodes - trueEpisodes) / normalRows);
  }

  /**
   * Episodes for each day of event time that a file spans: what somebody who looks after one such
   * file would have to read in a day. Empty where no time passes.
   */
  public OptionalDouble alertsPerDay() {
    return spanMillis == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(episodes * DAY / spanMillis);
  }

  private static final class Count {

    private long events;
    private long detected;
    private long episodes;
    private long trueEpisodes;
    private long normalRows;
    private long spanMillis;
    private long alertRows;
    private long trueAlertRows;
    private final LongStream.Builder delayRows = LongStream.builder();
    private final LongStream.Builder delayMillis = LongStream.builder();

    void add(LabelledScores file) {
      int eventStart = -1;
      boolean eventSeen = false;
      boolean episodeTrue = false;
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (int i = 0; i < file.rows(); i++) {
        boolean label = file.labels()[i];
        boolean alert = file.alerts()[i];
        if (label && (i == 0 || !file.labels()[i - 1])) {
          events++;
          eventStart = i;
          eventSeen = false;
        }
        if (alert && (i == 0 || !file.alerts()[i - 1])) {
          episodes++;
          episodeTrue = false;
        }
        if (label && alert && !eventSeen) {
          eventSeen = true;
          detected++;
          delayRows.add(i - eventStart);
          delayMillis.add(file.times()[i] - file.times()[eventStart]);
        }
        if (label && alert && !episodeTrue) {
          episodeTrue = true;
          trueEpisodes++;
        }
        normalRows += label ? 0 : 1;
        alertRows += alert ? 1 : 0;
        trueAlertRows += label && alert ? 1 : 0;
        first = Math.min(first, file.times()[i]);
        last = Math.max(last, file.times()[i]);
      }
      spanMillis += file.rows() == 0 ? 0 : last - first;
    }

    EventMetrics finish() {
      return new EventMetrics(
          events,
          detected,
          episodes,
          trueEpisodes,
          normalRows,
          spanMillis,
          alertRows == 0 ? 0 : (double) trueAlertRows / alertRows,
          DetectionDelay.of(delayRows.build().toArray(), delayMillis.build().toArray()));
    }
  }
}
