package io.tidewatch.dl4j;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A sampled code. The encoder writes means m and logarithms of variances v side by side; the
 * decoder receives {@code m + exp(v / 2) e} with e standard normal, and the penalty is {@code
 * weight * KL}, {@code KL = 1/2 sum over units of (m² + exp(v) - 1 - v)}, a mean over the rows
 * (Kingma and Welling 2014, section 2.4 and appendix B).
 */
final class GaussianCode implements CodeTerm {

  private final double weight;
  private final int units;
  private final SplittableRandom random;
  private INDArray noise;

  /**
   * A code of some units.
   *
   * @param weight beta over the number of features, where the loss is a mean over features
   * @param random drawn from for the noise
   */
  GaussianCode(double weight, int units, SplittableRandom random) {
    this.weight = weight;
    this.units = units;
    this.random = random;
  }

  @Override
  public void draw(INDArray like) {
    noise = Normals.draw((int) like.size(0), units, like.dataType(), random);
  }

  @Override
  public INDArray code(INDArray encoded) {
    return spread(encoded).muli(noise).addi(means(encoded));
  }

  @Override
  public double penalty(INDArray encoded) {
    INDArray means = means(encoded);
    INDArray logs = logs(encoded);
    INDArray terms = means.mul(means).addi(Transforms.exp(logs, true)).subi(logs).subi(1);
    return weight / 2 * terms.sumNumber().doubleValue() / encoded.size(0);
  }

  @Override
  public INDArray gradient(INDArray encoded, INDArray ofCode) {
    double share = weight / encoded.size(0);
    INDArray gradient = encoded.mul(0);
    means(gradient).assign(means(encoded).mul(share).addi(ofCode));
    INDArray ofLogs = Transforms.exp(logs(encoded), true).subi(1).muli(share / 2);
    ofLogs.addi(spread(encoded).muli(noise).muli(ofCode).muli(0.5));
    logs(gradient).assign(ofLogs);
    return gradient;
  }

  private static INDArray spread(INDArray encoded) {
    return Transforms.exp(logs(encoded).mul(0.5), false);
  }

  private static INDArray means(INDArray encoded) {
    return encoded.get(NDArrayIndex.all(), NDArrayIndex.interval(0, encoded.size(1) / 2));
  }

  private static INDArray logs(INDArray encoded) {
    return encoded.get(
        NDArrayIndex.all(), NDArrayIndex.interval(encoded.size(1) / 2, encoded.size(1)));
  }
}
