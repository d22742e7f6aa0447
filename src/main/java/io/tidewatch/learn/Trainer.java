package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;

/**
 * Makes a compiled autoencoder out of rows. The same rows, spec and seed give the same parameters,
 * bit by bit, on every call and in every process.
 */
public interface Trainer {

  /**
   * Trains and compiles. The compiled pass has been compared with the training library's own output
   * before it is returned.
   *
   * @param rows the training rows, scaled, missing values filled in; at least one, all of equal
   *     width, finite; not written to
   * @param spec family and hyperparameters
   * @param seed where all chance comes from
   * @return the compiled autoencoder, as wide as the rows
   * @throws TrainingException when training diverged, or the compiled pass disagrees with the
   *     library's
   */
  Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) throws TrainingException;

  /**
   * The same, but begins with the parameters of an earlier network.
   *
   * @param transfer the network, of the family, width and layers that the spec asks for, and how
   *     many of its layers keep their bits
   * @throws TrainingException besides, when this trainer cannot begin with parameters
   */
  default Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed, Transfer transfer)
      throws TrainingException {
    throw new TrainingException(
        "trainer must be one that can begin with an earlier model, but was "
            + getClass().getSimpleName());
  }
}
