package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import java.util.Optional;

/**
 * How one family is trained. A new family is a new implementation and a new line in {@link #of}.
 */
sealed interface FamilyTraining
    permits LinearTraining, DenseTraining, WindowTraining, EnsembleTraining {

  /** The training of a family. */
  static FamilyTraining of(Family family) {
    return switch (family) {
      case LINEAR -> new LinearTraining();
      case DENOISING,
          LINEAR_TIED,
          UNDERCOMPLETE,
          DEEP,
          OVERCOMPLETE,
          STACKED,
          SPARSE_L1,
          SPARSE_KL,
          CONTRACTIVE,
          VARIATIONAL,
          ADVERSARIAL ->
          new DenseTraining();
      case CONVOLUTIONAL -> new WindowTraining(ConvolutionalShape::of);
      case RECURRENT -> new WindowTraining(RecurrentShape::of);
      case ENSEMBLE -> new EnsembleTraining();
    };
  }

  /**
   * Checks, before there are rows, whether rows of a width can be trained on at all.
   *
   * @param spec of this family
   * @param width how many features the rows will have, at least 1
   * @throws IllegalArgumentException when the hyperparameters do not fit the width
   */
  default void requireFit(AutoencoderSpec spec, int width) {}

  /**
   * Checks whether a training can begin with an earlier network.
   *
   * @param spec of this family, which fits the width
   * @throws IllegalArgumentException when the network has other layers than the spec asks for, or
   *     the family cannot begin with one
   */
  void requireFit(AutoencoderSpec spec, int width, Transfer transfer);

  /**
   * Trains on the calling thread.
   *
   * @param rows checked by {@link TrainingRows#check}; not written to
   * @param spec of this family
   * @param seed where all chance comes from
   * @param transfer the earlier network to begin with, checked by {@link #requireFit}, if any
   * @return the compiled autoencoder and the network to compare it with; the caller closes it
   * @throws TrainingException when there is no usable result
   */
  Trained train(float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException;

  /** The same, from the seed alone. */
  default Trained train(float[][] rows, AutoencoderSpec spec, long seed) throws TrainingException {
    return train(rows, spec, seed, Optional.empty());
  }
}
