package io.tidewatch.config;

import java.util.List;
import java.util.Objects;

/** What became of a file: a config, or every problem found in it. */
public sealed interface ConfigResult {

  /**
   * The file is in order.
   *
   * @param config what it says
   */
  record Valid(Config config) implements ConfigResult {
    /** Checks that there is one. */
    public Valid {
      Objects.requireNonNull(config, "config");
    }
  }

  /**
   * The file is not in order.
   *
   * @param problems what to mend, in the order of the file, at least one
   */
  record Invalid(List<Problem> problems) implements ConfigResult {
    /**
     * Checks that there is a problem.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("problems must be at least one, but was none (config)");
      }
    }
  }
}
