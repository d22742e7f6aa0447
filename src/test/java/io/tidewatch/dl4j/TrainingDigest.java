package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;

/** Trains every family on a fixed set and prints a digest of each, for a process of its own. */
final class TrainingDigest {

  private TrainingDigest() {}

  public static void main(String[] args) throws TrainingException {
    System.out.println("digest " + ofAllFamilies());
  }

  static String ofAllFamilies() throws TrainingException {
    StringBuilder digests = new StringBuilder();
    for (Family family : Family.values()) {
      AutoencoderSpec spec = shortened(family);
      float[][] rows = Samples.linear(700, 24, 5, 1);
      digests.append(Samples.digest(new Dl4jTrainer().train(rows, spec, 42))).append('.');
    }
    return digests.toString();
  }

  /** A short training of a small network. */
  static AutoencoderSpec shortened(Family family) {
    AutoencoderSpec spec = AutoencoderSpec.of(family);
    if (family.accepted().contains(Hyperparameter.EPOCHS)) {
      spec = spec.with(Hyperparameter.EPOCHS, "4");
    }
    if (family.accepted().contains(Hyperparameter.STEPS)) {
      spec = spec.with(Hyperparameter.STEPS, "6");
    }
    return family.accepted().contains(Hyperparameter.UNITS)
        ? spec.with(Hyperparameter.UNITS, "8")
        : spec;
  }
}
