package io.tidewatch.chaos;

import java.util.List;

/**
 * One round: a pipeline, harm done to it, and what came out.
 *
 * @param faults what was injected, in order
 * @param recoveries for each, milliseconds from the end of its cause to the end of the first
 *     checkpoint that began after it
 * @param findings the outputs held against those of an undisturbed run
 */
record RoundResult(List<Fault> faults, List<Long> recoveries, Findings findings) {

  /** Copies the lists. */
  RoundResult {
    faults = List.copyOf(faults);
    recoveries = List.copyOf(recoveries);
  }
}
