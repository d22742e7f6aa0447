package io.tidewatch.learn;

import java.util.List;
import java.util.Objects;

/**
 * The sampled records of one entity window, in the order they came.
 *
 * @param unit which window
 * @param rows the features of its records, NaN where missing; never written to
 */
public record EntityWindow(SampleUnit unit, List<float[]> rows) {

  /** Takes a copy of the list, which shares the rows. */
  public EntityWindow {
    Objects.requireNonNull(unit, "unit");
    rows = List.copyOf(rows);
  }
}
