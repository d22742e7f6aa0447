package io.tidewatch.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What the training of a dense family minimises: {@code loss + code penalty + l1 sum |w| + l2/2 sum
 * w²} over the weights w; biases carry no penalty, tied weights count once.
 */
final class Objective {

  private final DenseChain chain;
  private final int encoderLayers;
  private final Loss loss;
  private final CodeTerm term;
  private final double l1;
  private final double l2;
  private INDArray encoded;

  /**
   * Over a chain that it does not own.
   *
   * @param encoderLayers how many of its layers come before the code term
   * @param l1 weight of the absolute weights, at least 0
   * @param l2 weight of the squared weights, at least 0
   */
  Objective(DenseChain chain, int encoderLayers, Loss loss, CodeTerm term, double l1, double l2) {
    this.chain = chain;
    this.encoderLayers = encoderLayers;
    this.loss = loss;
    this.term = term;
    this.l1 = l1;
    this.l2 = l2;
  }

  /**
   * The value; its gradient replaces {@link DenseChain#gradients}.
   *
   * @param input what the encoder sees, (rows, features)
   * @param target what the decoder should restore
   */
  double evaluate(INDArray input, INDArray target) {
    chain.gradients().assign(0);
    List<INDArray> encoder = chain.forward(input, 0, encoderLayers);
    encoded = encoder.get(encoderLayers);
    List<INDArray> decoder = chain.forward(term.code(encoded), encoderLayers, chain.size());
    INDArray output = decoder.get(decoder.size() - 1);
    double value = loss.value(output, target) + term.penalty(encoded);
    INDArray ofCode = chain.backward(decoder, encoderLayers, loss.gradient(output, target));
    chain.backward(encoder, 0, term.gradient(encoded, ofCode));
    return value + penaliseWeights();
  }

  /** The encoder's output in the last evaluation. */
  INDArray encoded() {
    return encoded;
  }

  private double penaliseWeights() {
    double value = 0;
    if (l1 > 0) {
      INDArray weights = chain.values().mul(chain.penalised());
      value += l1 * Transforms.abs(weights, true).sumNumber().doubleValue();
      chain.gradients().addi(Transforms.sign(weights, false).muli(l1));
    }
    if (l2 > 0) {
      INDArray weights = chain.values().mul(chain.penalised());
      value += l2 / 2 * weights.mul(weights).sumNumber().doubleValue();
      chain.gradients().addi(weights.muli(l2));
    }
    return value;
  }
}
