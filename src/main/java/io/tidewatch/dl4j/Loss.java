package io.tidewatch.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** How far a reconstruction y is from its row x: a mean over rows and features. */
enum Loss {
  /** (y - x)². */
  MSE,
  /** |y - x|. */
  MAE,
  /** d² / 2 where d = |y - x| is at most 1, d - 1/2 beyond (Huber 1964). */
  HUBER,
  /**
   * The cross-entropy {@code -t log s(y) - (1 - t) log(1 - s(y))} with t = s(x) and s the sigmoid.
   *
   * <p>Cross-entropy is defined for targets in [0, 1], and scaled features are not in there: so
   * rows and reconstructions are both squashed before they are compared. It is least where y = x,
   * which leaves the reconstruction in the units of the row, and its gradient s(y) - s(x) is
   * bounded.
   */
  BCE;

  /** The loss. */
  double value(INDArray output, INDArray target) {
    INDArray terms =
        switch (this) {
          case MSE -> {
            INDArray difference = output.sub(target);
            yield difference.muli(difference);
          }
          case MAE -> Transforms.abs(output.sub(target), false);
          case HUBER -> {
            INDArray distance = Transforms.abs(output.sub(target), false);
            INDArray within = Transforms.min(distance, 1, true);
            yield within.mul(within).muli(0.5).addi(distance.subi(within));
          }
          case BCE -> softplus(output).subi(Transforms.sigmoid(target, true).muli(output));
        };
    return terms.meanNumber().doubleValue();
  }

  /** The derivative of {@link #value} by the output, a new array. */
  INDArray gradient(INDArray output, INDArray target) {
    INDArray ofTerms =
        switch (this) {
          case MSE -> output.sub(target).muli(2);
          case MAE -> Transforms.sign(output.sub(target), false);
          case HUBER -> {
            INDArray difference = output.sub(target);
            yield Transforms.max(Transforms.min(difference, 1, false), -1, false);
          }
          case BCE -> Transforms.sigmoid(output, true).subi(Transforms.sigmoid(target, true));
        };
    return ofTerms.divi(output.length());
  }

  /** log(1 + exp(x)), written so that no large x overflows. */
  static INDArray softplus(INDArray x) {
    INDArray tail = Transforms.exp(Transforms.abs(x, true).negi(), false);
    return Transforms.log(tail.addi(1), false).addi(Transforms.relu(x, true));
  }
}
