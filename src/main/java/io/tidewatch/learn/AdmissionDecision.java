package io.tidewatch.learn;

import java.util.List;

/**
 * Which entities have models of their own from the end of a training window on. All windows up to
 * there are decided.
 *
 * @param windowEnd the end of the window, milliseconds since the epoch
 * @param retired slots that are given up, in order of their names
 * @param admitted slots that begin to learn, in order of their names
 * @param turnedAway how many there was no room for; a lower bound, since no more of them are
 *     counted than there can be models
 */
public record AdmissionDecision(
    long windowEnd, List<String> retired, List<String> admitted, int turnedAway)
    implements Decision {

  /**
   * Takes copies of the lists.
   *
   * @throws IllegalArgumentException when the count is negative
   */
  public AdmissionDecision {
    retired = List.copyOf(retired);
    admitted = List.copyOf(admitted);
    if (turnedAway < 0) {
      throw new IllegalArgumentException(
          "entities turned away must be at least 0, but was " + turnedAway);
    }
  }

  /** Says that nobody comes and nobody goes up to the end of a window. */
  public static AdmissionDecision nothing(long windowEnd) {
    return new AdmissionDecision(windowEnd, List.of(), List.of(), 0);
  }
}
