package io.tidewatch.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@code weight * sum over units of |h|}, a mean over the rows (Ng 2011, with L1 in place of KL).
 */
record SparseActivations(double weight) implements CodeTerm {

  @Override
  public double penalty(INDArray encoded) {
    return weight * Transforms.abs(encoded, true).sumNumber().doubleValue() / encoded.size(0);
  }

  @Override
  public INDArray gradient(INDArray encoded, INDArray ofCode) {
    return ofCode.addi(Transforms.sign(encoded, true).muli(weight / encoded.size(0)));
  }
}
