package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Tells codes from draws of a standard normal distribution, and lends the encoder the penalty that
 * draws its codes there (Makhzani et al. 2015, section 2; the non-saturating form of Goodfellow et
 * al. 2014, section 3).
 *
 * <p>With D the logit of "drawn from the prior" the encoder minimises {@code weight * mean of
 * softplus(-D(code))}; after each of its steps the discriminator takes one down {@code mean of
 * softplus(D(code)) + mean of softplus(-D(draw))}.
 */
final class Discriminator implements CodeTerm {

  private final double weight;
  private final int units;
  private final DenseChain chain;
  private final Steps steps;
  private final SplittableRandom random;
  private INDArray draws;

  /**
   * Draws a discriminator.
   *
   * @param weight of the encoder's penalty
   * @param units of the code
   * @param hidden units of each hidden layer
   * @param rate of its optimiser, Adam
   * @param random drawn from for its weights and for the prior
   */
  Discriminator(
      double weight, int units, int[] hidden, double rate, DataType type, SplittableRandom random) {
    this.weight = weight;
    this.units = units;
    this.random = random;
    List<Dense> layers = new ArrayList<>();
    int inputs = units;
    for (int outputs : hidden) {
      layers.add(NetworkShape.layer(inputs, outputs, Activation.TANH, random));
      inputs = outputs;
    }
    layers.add(NetworkShape.layer(inputs, 1, Activation.IDENTITY, random));
    chain = new DenseChain(layers, false, type);
    steps = Steps.adam(chain, rate, List.of());
  }

  @Override
  public void draw(INDArray like) {
    draws = Normals.draw((int) like.size(0), units, like.dataType(), random);
  }

  @Override
  public double penalty(INDArray encoded) {
    return weight * Loss.softplus(logits(encoded).neg()).meanNumber().doubleValue();
  }

  @Override
  public INDArray gradient(INDArray encoded, INDArray ofCode) {
    List<INDArray> outputs = chain.forward(encoded, 0, chain.size());
    INDArray ofLogits = towards(outputs.get(chain.size()), 1).muli(weight);
    return ofCode.addi(chain.backward(outputs, 0, ofLogits));
  }

  @Override
  public void follow(INDArray encoded) {
    evaluate(encoded);
    steps.take();
  }

  /** The discriminator's own loss; its gradient replaces that of {@link #chain}. */
  double evaluate(INDArray encoded) {
    chain.gradients().assign(0);
    List<INDArray> codes = chain.forward(encoded, 0, chain.size());
    List<INDArray> prior = chain.forward(draws, 0, chain.size());
    chain.backward(codes, 0, towards(codes.get(chain.size()), 0));
    chain.backward(prior, 0, towards(prior.get(chain.size()), 1));
    return Loss.softplus(codes.get(chain.size())).meanNumber().doubleValue()
        + Loss.softplus(prior.get(chain.size()).neg()).meanNumber().doubleValue();
  }

  /** The network that discriminates. */
  DenseChain chain() {
    return chain;
  }

  @Override
  public void rate(double share) {
    steps.rate(share);
  }

  @Override
  public void close() {
    steps.close();
    chain.close();
  }

  private INDArray logits(INDArray encoded) {
    return chain.forward(encoded, 0, chain.size()).get(chain.size());
  }

  private static INDArray towards(INDArray logits, double label) {
    return Transforms.sigmoid(logits, true).subi(label).divi(logits.size(0));
  }
}
