package io.tidewatch.dl4j;

import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * An untrained dense autoencoder of a family.
 *
 * @param spec the family and its hyperparameters
 * @param layers first values, encoder first
 * @param encoderLayers how many of them are the encoder
 * @param codeUnits units of the code
 * @param tied whether decoder layers carry the transposed weights of encoder layers
 * @param frozenLayers how many layers, from the input on, training leaves as they are; a tied
 *     decoder layer goes with its encoder layer but for its bias
 */
record DenseDesign(
    AutoencoderSpec spec,
    List<Dense> layers,
    int encoderLayers,
    int codeUnits,
    boolean tied,
    int frozenLayers) {

  /**
   * Draws one.
   *
   * @param width how many features
   * @throws IllegalArgumentException when the code is too large or too small for the family
   */
  static DenseDesign draw(AutoencoderSpec spec, int width, SplittableRandom random) {
    NetworkShape shape = NetworkShape.of(spec, width);
    List<Dense> layers = new ArrayList<>();
    shape.draw(hidden(spec), random).layers().forEach(layer -> layers.add((Dense) layer));
    int encoderLayers = layers.size() / 2;
    Dense code = layers.get(encoderLayers - 1);
    int units = code.outputs();
    if (spec.family() == Family.VARIATIONAL) {
      layers.set(
          encoderLayers - 1,
          NetworkShape.layer(code.inputs(), 2 * units, Activation.IDENTITY, random));
    } else if (spec.family() == Family.ADVERSARIAL) {
      layers.set(encoderLayers - 1, new Dense(code.weights(), code.bias(), Activation.IDENTITY));
    }
    return new DenseDesign(spec, List.copyOf(layers), encoderLayers, units, tied(spec), 0);
  }

  /** The same with other first values. */
  DenseDesign with(List<Dense> others) {
    return new DenseDesign(spec, List.copyOf(others), encoderLayers, codeUnits, tied, frozenLayers);
  }

  /** The same with the parameters of an earlier network of these layers. */
  DenseDesign from(Transfer transfer) {
    List<Dense> earlier = transfer.earlier().layers().stream().map(CodeHead::trained).toList();
    return new DenseDesign(spec, earlier, encoderLayers, codeUnits, tied, transfer.frozenLayers());
  }

  /** What it computes before any training. */
  Autoencoder compile() {
    List<Layer> compiled = new ArrayList<>(layers);
    int code = encoderLayers - 1;
    compiled.set(code, CodeHead.compiled(layers.get(code), codeUnits));
    return new Autoencoder(compiled, encoderLayers);
  }

  /**
   * The network in native memory; the caller closes it.
   *
   * @param type FLOAT to train, DOUBLE to check gradients
   * @param random drawn from, now and in training, by codes that take chance
   */
  DenseNetwork build(DataType type, SplittableRandom random) {
    DenseChain chain = new DenseChain(layers, tied, type);
    return new DenseNetwork(
        chain, encoderLayers, codeUnits, term(chain, type, random), frozenLayers);
  }

  private CodeTerm term(DenseChain chain, DataType type, SplittableRandom random) {
    return switch (spec.family()) {
      case OVERCOMPLETE, SPARSE_L1 -> new SparseActivations(spec.number(Hyperparameter.SPARSITY));
      case SPARSE_KL ->
          new SparseMeans(spec.number(Hyperparameter.SPARSITY), spec.number(Hyperparameter.RHO));
      case CONTRACTIVE -> new Contraction(spec.number(Hyperparameter.CONTRACTION), chain);
      case VARIATIONAL ->
          new GaussianCode(
              spec.number(Hyperparameter.BETA) / layers.get(0).inputs(), codeUnits, random);
      case ADVERSARIAL ->
          new Discriminator(
              spec.number(Hyperparameter.ADVERSARY),
              codeUnits,
              spec.sizes(Hyperparameter.DISCRIMINATOR),
              spec.number(Hyperparameter.LEARNING_RATE),
              type,
              random);
      default -> CodeTerm.NONE;
    };
  }

  private static Activation hidden(AutoencoderSpec spec) {
    return switch (spec.family()) {
      case LINEAR_TIED -> Activation.IDENTITY;
      case SPARSE_KL -> Activation.SIGMOID;
      default -> spec.activation();
    };
  }

  private static boolean tied(AutoencoderSpec spec) {
    return spec.family() == Family.LINEAR_TIED
        || (spec.family() == Family.STACKED && spec.choice(Hyperparameter.TIED).equals("true"));
  }
}
