package io.tidewatch.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Early stopping (Prechelt 1998): watches the loss on rows held out of the training and remembers
 * the parameters that were best there.
 */
final class Patience implements AutoCloseable {

  private final float[][] training;
  private final int epochs;
  private final INDArray heldOut;
  private final List<Double> losses = new ArrayList<>();
  private INDArray best;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int worse;

  private Patience(float[][] training, int epochs, INDArray heldOut) {
    this.training = training;
    this.epochs = epochs;
    this.heldOut = heldOut;
  }

  /**
   * Splits the rows by chance; nothing is held out, and nothing drawn, where the patience is 0 or
   * there is one row only.
   */
  static Patience of(FitPlan plan, float[][] rows, SplittableRandom random) {
    if (plan.patience() == 0 || rows.length < 2) {
      return new Patience(rows, 0, null);
    }
    float[][] shuffled = rows.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      float[] held = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = held;
    }
    int count = Math.max(1, (int) (plan.holdOut() * rows.length));
    return new Patience(
        Arrays.copyOfRange(shuffled, count, shuffled.length),
        plan.patience(),
        Nd4j.createFromArray(Arrays.copyOf(shuffled, count)));
  }

  /** The rows that are not held out. */
  float[][] training() {
    return training;
  }

  /** Whether the epochs since the best loss have used up the patience. */
  boolean endsAfter(DenseNetwork network, Loss loss) {
    if (heldOut == null) {
      return false;
    }
    double now;
    try (INDArray output = network.reconstruct(heldOut)) {
      now = loss.value(output, heldOut);
    }
    losses.add(now);
    if (now < bestLoss) {
      bestLoss = now;
      worse = 0;
      if (best == null) {
        best = network.chain().values().dup();
      } else {
        best.assign(network.chain().values());
      }
    } else {
      worse++;
    }
    return worse >= epochs;
  }

  /** The loss on the rows held out, after each epoch; empty where none are. */
  List<Double> losses() {
    return losses;
  }

  /** Puts the best parameters back. */
  void restore(DenseNetwork network) {
    if (best != null) {
      network.chain().values().assign(best);
    }
  }

  @Override
  public void close() {
    if (heldOut != null) {
      heldOut.close();
    }
    if (best != null) {
      best.close();
    }
  }
}
