package io.tidewatch.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code weight * ||J||²} with J the Jacobian of a one-layer encoder, a mean over the rows: {@code
 * ||J||² = sum over units j of s_j² sum over inputs i of W_ij²}, s_j the slope of unit j's
 * activation (Rifai, Vincent, Muller, Glorot and Bengio 2011, equations 1 and 4).
 */
record Contraction(double weight, DenseChain chain) implements CodeTerm {

  @Override
  public double penalty(INDArray encoded) {
    return weight * norms(encoded).sumNumber().doubleValue() / encoded.size(0);
  }

  /** The rows' squared norms, split by unit. */
  private INDArray norms(INDArray encoded) {
    INDArray slope = DenseChain.slope(chain.activation(0), encoded);
    return slope.muli(slope).muliRowVector(squaredColumns());
  }

  @Override
  public INDArray gradient(INDArray encoded, INDArray ofCode) {
    double share = 2 * weight / encoded.size(0);
    INDArray slope = DenseChain.slope(chain.activation(0), encoded);
    INDArray squares = slope.mul(slope).sum(true, 0).muli(share);
    chain.weightGradients(0).addi(chain.weights(0).mulRowVector(squares));
    return ofCode.addi(
        slope.muli(slopeByOutput(encoded)).muliRowVector(squaredColumns()).muli(share));
  }

  private INDArray squaredColumns() {
    INDArray weights = chain.weights(0);
    return weights.mul(weights).sum(true, 0);
  }

  private INDArray slopeByOutput(INDArray encoded) {
    return switch (chain.activation(0)) {
      case TANH -> encoded.mul(-2);
      case SIGMOID -> encoded.mul(-2).addi(1);
      case IDENTITY, RELU -> encoded.mul(0);
    };
  }
}
