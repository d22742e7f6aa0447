package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Principal components (Pearson 1901) as two dense layers without activation: the code is {@code (x
 * - mean) C}, the reconstruction {@code code Cᵀ + mean}, with orthonormal columns in C.
 *
 * <p>The number of components is the configured code size or, without one, the smallest whose share
 * of the variance reaches the configured one. It stays below the width (unless that is 1), for with
 * all of them every record is reconstructed and none stands out. The seed is not used.
 */
final class LinearTraining implements FamilyTraining {

  @Override
  public void requireFit(AutoencoderSpec spec, int width) {
    OptionalInt code = spec.optionalInteger(Hyperparameter.CODE);
    if (code.orElse(1) > most(width)) {
      throw new IllegalArgumentException(
          "code must be at most "
              + most(width)
              + " for "
              + width
              + " features, but was "
              + code.getAsInt()
              + " ("
              + spec
              + ")");
    }
  }

  @Override
  public void requireFit(AutoencoderSpec spec, int width, Transfer transfer) {
    throw new IllegalArgumentException(
        "earlier model must be of a family that is trained step by step, but was of linear, which"
            + " is solved in closed form and begins with nothing");
  }

  private static int most(int width) {
    return Math.max(1, width - 1);
  }

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    int width = rows[0].length;
    requireFit(spec, width);
    PrincipalComponents components = PrincipalComponents.of(rows);
    int count =
        spec.optionalInteger(Hyperparameter.CODE)
            .orElseGet(
                () ->
                    Math.min(
                        most(width), components.reaching(spec.number(Hyperparameter.VARIANCE))));
    Autoencoder autoencoder = compile(components, count);
    return new Trained(autoencoder, NetworkAssembly.assemble(autoencoder, new NoOp(), 0));
  }

  private static Autoencoder compile(PrincipalComponents components, int count)
      throws TrainingException {
    int width = components.width();
    float[][] encode = new float[width][count];
    float[][] decode = new float[count][width];
    float[] shift = new float[count];
    float[] mean = new float[width];
    for (int k = 0; k < count; k++) {
      double projected = 0;
      for (int f = 0; f < width; f++) {
        double weight = components.component(k, f);
        encode[f][k] = (float) weight;
        decode[k][f] = (float) weight;
        projected += components.mean(f) * weight;
      }
      shift[k] = (float) -projected;
    }
    for (int f = 0; f < width; f++) {
      mean[f] = (float) components.mean(f);
    }
    try {
      return new Autoencoder(
          List.of(
              new Dense(encode, shift, Activation.IDENTITY),
              new Dense(decode, mean, Activation.IDENTITY)),
          1);
    } catch (IllegalArgumentException notFinite) {
      throw new TrainingException("components: " + notFinite.getMessage(), notFinite);
    }
  }
}
