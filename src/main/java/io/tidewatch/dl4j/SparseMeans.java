package io.tidewatch.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code weight * sum over units of KL(rho || m)} with m a unit's mean activation over the batch
 * and {@code KL = rho log(rho / m) + (1 - rho) log((1 - rho) / (1 - m))} (Ng 2011, CS294A notes,
 * section 3). For units in (0, 1).
 */
record SparseMeans(double weight, double rho) implements CodeTerm {

  private static final double EDGE = 1e-6;

  @Override
  public double penalty(INDArray encoded) {
    INDArray means = means(encoded);
    double cross =
        Transforms.log(means, true).muli(rho).sumNumber().doubleValue()
            + Transforms.log(means.rsub(1), false).muli(1 - rho).sumNumber().doubleValue();
    double entropy = rho * Math.log(rho) + (1 - rho) * Math.log(1 - rho);
    return weight * (entropy * means.length() - cross);
  }

  @Override
  public INDArray gradient(INDArray encoded, INDArray ofCode) {
    INDArray means = means(encoded);
    INDArray slope = means.rsub(1).rdivi(1 - rho).subi(means.rdiv(rho));
    return ofCode.addiRowVector(slope.muli(weight / encoded.size(0)));
  }

  // A unit saturated on every row of a batch would make the logarithm infinite.
  private static INDArray means(INDArray encoded) {
    INDArray means = encoded.mean(true, 0);
    return Transforms.min(Transforms.max(means, EDGE, false), 1 - EDGE, false);
  }
}
