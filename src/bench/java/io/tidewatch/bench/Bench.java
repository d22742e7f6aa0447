package io.tidewatch.bench;

import java.util.List;

/** One kind of measurement that {@code ./tidewatch bench} knows. */
interface Bench {

  /**
   * Measures.
   *
   * @param quick whether a first impression is enough
   */
  List<Table> run(boolean quick) throws Exception;
}
