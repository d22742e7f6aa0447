package io.tidewatch.dl4j;

import java.util.SplittableRandom;

/** Windows of two channels that swing together, on a surface of two dimensions: phase and pace. */
final class Waves {

  static final int STEPS = 8;
  static final int WIDTH = 2 * STEPS;

  private Waves() {}

  /** Windows of unit variance. */
  static float[][] rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][WIDTH];
    for (float[] row : rows) {
      double phase = random.nextDouble(2 * Math.PI);
      double pace = random.nextDouble(0.8, 1.2) * 2 * Math.PI / STEPS;
      for (int k = 0; k < STEPS; k++) {
        row[k] = (float) (Math.sqrt(2) * Math.sin(phase - pace * k));
        row[STEPS + k] = (float) (Math.sqrt(2) * Math.sin(phase - pace * k + 1));
      }
    }
    return rows;
  }

  /** The same values, the steps of each window in another order, the channels side by side. */
  static float[][] shuffled(float[][] rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] shuffled = new float[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      shuffled[r] = rows[r].clone();
      for (int k = STEPS - 1; k > 0; k--) {
        int other = random.nextInt(k + 1);
        swap(shuffled[r], k, other);
        swap(shuffled[r], STEPS + k, STEPS + other);
      }
    }
    return shuffled;
  }

  private static void swap(float[] row, int one, int other) {
    float held = row[one];
    row[one] = row[other];
    row[other] = held;
  }
}
