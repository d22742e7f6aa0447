package io.tidewatch.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Features that go together, found by agglomerative clustering with average linkage (Sokal and
 * Michener 1958) under the correlation distance {@code 1 - |r|} (r by Pearson 1895): the two
 * nearest groups that are small enough together are joined, until no two are.
 *
 * <p>KitNET (Mirsky et al. 2018) takes {@code 1 - r}, builds the whole tree with single linkage and
 * cuts it from the root where a branch is small enough. Here the sign does not count, for an
 * autoencoder makes as much of features that run against each other; and the bound on the size
 * holds while the groups grow, which leaves few features alone: alone, a feature has nothing to be
 * reconstructed from.
 */
final class FeatureGroups {

  private FeatureGroups() {}

  /**
   * Groups the columns of rows.
   *
   * @param rows at least one, of equal width, finite
   * @param most features of a group at most, at least 1
   * @return each column once; ascending within a group, groups by their first column. Among equally
   *     near pairs the one with the smallest first columns is joined.
   */
  static List<int[]> of(float[][] rows, int most) {
    double[][] distances = distances(rows);
    List<int[]> groups = new ArrayList<>();
    for (int f = 0; f < distances.length; f++) {
      groups.add(new int[] {f});
    }
    int[] pair = nearest(groups, distances, most);
    while (pair != null) {
      join(groups, distances, pair[0], pair[1]);
      pair = nearest(groups, distances, most);
    }
    return groups.stream()
        .filter(group -> group.length > 0)
        .sorted(Comparator.comparingInt(group -> group[0]))
        .toList();
  }

  /**
   * The mean distance between the features of the joined group and of every other is the mean of
   * its parts', weighted by size (Lance and Williams 1967). The other part stays as an empty group.
   */
  private static void join(List<int[]> groups, double[][] distances, int first, int second) {
    int[] one = groups.get(first);
    int[] other = groups.get(second);
    for (int g = 0; g < distances.length; g++) {
      double sum = one.length * distances[first][g] + other.length * distances[second][g];
      distances[first][g] = sum / (one.length + other.length);
      distances[g][first] = distances[first][g];
    }
    int[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    Arrays.sort(joined);
    groups.set(first, joined);
    groups.set(second, new int[0]);
  }

  private static int[] nearest(List<int[]> groups, double[][] distances, int most) {
    int[] pair = null;
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < distances.length; a++) {
      int size = groups.get(a).length;
      for (int b = a + 1; b < distances.length && size > 0; b++) {
        int other = groups.get(b).length;
        if (other > 0 && size + other <= most && distances[a][b] < least) {
          least = distances[a][b];
          pair = new int[] {a, b};
        }
      }
    }
    return pair;
  }

  /** One less the size of the correlation; 1 from a column that does not vary. */
  private static double[][] distances(float[][] rows) {
    int width = rows[0].length;
    double[][] columns = new double[width][rows.length];
    for (int f = 0; f < width; f++) {
      for (int r = 0; r < rows.length; r++) {
        columns[f][r] = rows[r][f];
      }
      normalise(columns[f]);
    }
    double[][] distances = new double[width][width];
    for (int a = 0; a < width; a++) {
      for (int b = a + 1; b < width; b++) {
        double correlation = 0;
        for (int r = 0; r < rows.length; r++) {
          correlation += columns[a][r] * columns[b][r];
        }
        distances[a][b] = 1 - Math.abs(correlation);
        distances[b][a] = distances[a][b];
      }
    }
    return distances;
  }

  /** Brings a column to mean 0 and length 1, or to zeros where it does not vary. */
  private static void normalise(double[] column) {
    double mean = Arrays.stream(column).sum() / column.length;
    double squares = 0;
    for (double value : column) {
      squares += (value - mean) * (value - mean);
    }
    double length = Math.sqrt(squares);
    boolean varies = length > 1e-6 * Math.abs(mean) * Math.sqrt(column.length) + 1e-12;
    for (int r = 0; r < column.length; r++) {
      column[r] = varies ? (column[r] - mean) / length : 0;
    }
  }
}
