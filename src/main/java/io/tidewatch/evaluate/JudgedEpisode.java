package io.tidewatch.evaluate;

import io.tidewatch.detect.Alert;
import java.util.Objects;

/**
 * An episode beside the truth.
 *
 * @param alert the alert that closed it and shows its peak
 * @param truth whether a labelled event lies in it
 */
public record JudgedEpisode(Alert alert, Truth truth) {

  /** What the labels say of an episode. */
  public enum Truth {
    /** A labelled event and it overlap in time. */
    IN_EVENT("in a labelled event"),
    /** No labelled event does. */
    IN_NONE("in no labelled event"),
    /** There are no labels. */
    UNKNOWN("");

    private final String text;

    Truth(String text) {
      this.text = text;
    }

    /** In words; empty where nothing is known. */
    public String text() {
      return text;
    }
  }

  /** Checks that nothing is null. */
  public JudgedEpisode {
    Objects.requireNonNull(alert, "alert");
    Objects.requireNonNull(truth, "truth");
  }

  /** From the first exceedance to the last. */
  public Span span() {
    return EntitySeries.span(alert);
  }
}
