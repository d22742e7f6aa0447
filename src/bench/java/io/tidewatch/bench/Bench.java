package io.tidewatch.bench;

import java.util.List;
import java.util.Optional;

/** One kind of measurement that {@code ./tidewatch bench} knows. */
interface Bench {

  /**
   * Measures.
   *
   * @param quick whether a first impression is enough
   */
  List<Table> run(boolean quick) throws Exception;

  /** A page of plots of what was measured, where there is one. */
  default Optional<String> page() {
    return Optional.empty();
  }
}
