package io.tidewatch.dl4j;

/** Checks and samples of a training set. */
final class TrainingRows {

  private TrainingRows() {}

  /**
   * Refuses rows that no family can be trained on. One NaN would turn every weight into NaN without
   * an error from the library.
   *
   * @throws IllegalArgumentException naming the first row that breaks a rule
   */
  static void check(float[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException(
          "training set must be at least 1 row of 1 feature, but was "
              + rows.length
              + " rows"
              + (rows.length == 0 ? "" : " of 0 features"));
    }
    int width = rows[0].length;
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != width) {
        throw new IllegalArgumentException(
            "training row must be "
                + width
                + " wide, but was "
                + rows[r].length
                + " (row "
                + r
                + ")");
      }
      for (int f = 0; f < width; f++) {
        if (!Float.isFinite(rows[r][f])) {
          throw new IllegalArgumentException(
              "training value must be finite, but was "
                  + rows[r][f]
                  + " (row "
                  + r
                  + ", feature "
                  + f
                  + ")");
        }
      }
    }
  }

  /**
   * Rows at even distances, the first among them.
   *
   * @param rows at least one
   * @param most how many at most, at least 1
   * @return the rows themselves, not copies
   */
  static float[][] spread(float[][] rows, int most) {
    float[][] chosen = new float[Math.min(most, rows.length)][];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = rows[(int) ((long) i * rows.length / chosen.length)];
    }
    return chosen;
  }
}
