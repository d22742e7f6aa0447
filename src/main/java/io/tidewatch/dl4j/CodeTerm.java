package io.tidewatch.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a family adds between encoder and decoder: a penalty on the encoder's output, and what the
 * decoder receives of it.
 */
interface CodeTerm extends AutoCloseable {

  /** No penalty: the decoder receives the encoder's output. */
  CodeTerm NONE = encoded -> 0;

  /**
   * Draws the chance of the next step; values and gradients stay functions of the parameters until
   * the next call.
   *
   * @param like the encoder's input, whose rows and data type the drawn values take
   */
  default void draw(INDArray like) {}

  /** The code that the decoder receives. */
  default INDArray code(INDArray encoded) {
    return encoded;
  }

  /** The penalty, its weight included. */
  double penalty(INDArray encoded);

  /**
   * The gradient of loss and penalty by the encoder's output. Where the penalty depends on the
   * encoder's weights besides, their gradients are added to the chain's.
   *
   * @param encoded the encoder's output
   * @param ofCode the gradient of the loss by {@link #code}; may be overwritten
   */
  default INDArray gradient(INDArray encoded, INDArray ofCode) {
    return ofCode;
  }

  /**
   * Follows a step of the network.
   *
   * @param encoded the encoder's output before the step
   */
  default void follow(INDArray encoded) {}

  /** Scales the steps of what is trained beside the network to a share of the configured rate. */
  default void rate(double share) {}

  @Override
  default void close() {}
}
