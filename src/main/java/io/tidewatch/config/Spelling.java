package io.tidewatch.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Spelling {

  private static final int LONGEST = 40;

  private Spelling() {}

  /** {@code , did you mean 'channels'?}, or nothing where no word is near. */
  static String hint(String word, Collection<String> words) {
    return nearest(word, words).map(near -> ", did you mean '" + near + "'?").orElse("");
  }

  /** The nearest word, the first among equals; none where a third or more of it differs. */
  static Optional<String> nearest(String word, Collection<String> words) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : words) {
      if (Math.abs(word.length() - candidate.length()) >= least) {
        continue;
      }
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many insertions, deletions, replacements and swaps of neighbours lie between two words. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
