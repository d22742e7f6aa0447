package io.tidewatch.evaluate;

import java.util.Arrays;

/** Thins out a long series for drawing without hiding a peak. */
public final class Extremes {

  private Extremes() {}

  /**
   * Cuts a series into columns of equal length, as a screen has them, and keeps the lowest and the
   * highest value of each, and the first and the last of all.
   *
   * @param values finite
   * @param columns how many, at least 1
   * @return the indexes of what is kept, ascending; all where there are no more than two a column
   * @throws IllegalArgumentException when there is no column
   */
  public static int[] indexes(double[] values, int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, but was " + columns);
    }
    boolean[] kept = new boolean[values.length];
    if (values.length <= 2L * columns) {
      Arrays.fill(kept, true);
      return indexes(kept);
    }
    kept[0] = true;
    kept[values.length - 1] = true;
    for (int column = 0; column < columns; column++) {
      int first = (int) ((long) column * values.length / columns);
      int end = (int) ((column + 1L) * values.length / columns);
      int low = first;
      int high = first;
      for (int i = first + 1; i < end; i++) {
        low = values[i] < values[low] ? i : low;
        high = values[i] > values[high] ? i : high;
      }
      kept[low] = true;
      kept[high] = true;
    }
    return indexes(kept);
  }

  private static int[] indexes(boolean[] kept) {
    int[] indexes = new int[kept.length];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        indexes[count++] = i;
      }
    }
    return Arrays.copyOf(indexes, count);
  }
}
