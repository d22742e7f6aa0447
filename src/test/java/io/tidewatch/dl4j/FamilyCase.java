package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * A family as the conformance suite sees it. One with an input shape of its own brings its own
 * rows.
 *
 * @param spec settings that learn the structure
 * @param structure rows of it by seed: a curved manifold of two dimensions in eight, or its like
 * @param descent how it goes down; none where it is solved in closed form
 * @param promise what it claims beyond what all do
 */
record FamilyCase(
    AutoencoderSpec spec,
    LongFunction<float[][]> structure,
    Optional<Descent> descent,
    Promise promise) {

  private static final int ROWS = 1500;
  private static final int WINDOWS = 400;

  private static final Map<Family, Autoencoder> TRAINED = new EnumMap<>(Family.class);

  /** Every family, in the order of the enum. */
  static List<FamilyCase> all() {
    return Arrays.stream(Family.values()).map(FamilyCase::of).toList();
  }

  private static FamilyCase of(Family family) {
    return switch (family) {
      case LINEAR ->
          new FamilyCase(
              spec(family, "code=5"),
              FamilyCase::surface,
              Optional.empty(),
              DensePromises::codeIsUncorrelated);
      case LINEAR_TIED -> dense(family, DensePromises::spansThePrincipalSubspace, "code=5");
      case UNDERCOMPLETE -> dense(family, DensePromises::comesNearComponentsOfItsSize, "code=5");
      case DEEP -> dense(family, DensePromises::beatsComponentsOfItsSize, "code=2", "layers=24,12");
      case OVERCOMPLETE -> dense(family, DensePromises::doesNotCopy, "code=16", "sparsity=0.1");
      case STACKED -> dense(family, DensePromises::gainsFromPretraining, "code=2", "layers=24");
      case DENOISING -> dense(family, DensePromises::restores, "code=2", "layers=24");
      case SPARSE_L1 -> dense(family, DensePromises::codeIsSparse, "code=12", "sparsity=0.1");
      case SPARSE_KL ->
          dense(
              family,
              DensePromises::meansHitTheTarget,
              "code=8",
              "rho=0.2",
              "sparsity=3",
              "epochs=80");
      case CONTRACTIVE -> dense(family, DensePromises::contracts, "code=5");
      case VARIATIONAL ->
          dense(
              family, DensePromises::sampledCodeIsNearThePrior, "code=2", "layers=24", "beta=0.2");
      case ADVERSARIAL -> dense(family, DensePromises::codeIsNearThePrior, "code=2", "layers=24");
      case CONVOLUTIONAL -> windows(family, "epochs=20");
      case RECURRENT -> windows(family, "epochs=20", "units=12");
      case ENSEMBLE ->
          new FamilyCase(
              spec(family, "group=4", "learning_rate=0.02"),
              seed -> Samples.curves(ROWS, seed),
              Optional.of(new EnsembleDescent()),
              EnsemblePromises::keepsPlantedGroupsApart);
    };
  }

  /** A spec with values as {@code name=value}. */
  static AutoencoderSpec spec(Family family, String... values) {
    return changed(AutoencoderSpec.of(family), values);
  }

  /** A spec with other values as {@code name=value}. */
  static AutoencoderSpec changed(AutoencoderSpec spec, String... values) {
    AutoencoderSpec changed = spec;
    for (String value : values) {
      String[] parts = value.split("=");
      Hyperparameter name = Hyperparameter.valueOf(parts[0].toUpperCase(Locale.ROOT));
      changed = changed.with(name, parts[1]);
    }
    return changed;
  }

  /** The settings with steps so large that no training can end well. */
  AutoencoderSpec absurd() {
    AutoencoderSpec absurd = changed(spec, "learning_rate=10", "epochs=3");
    Set<Hyperparameter> accepted = spec.family().accepted();
    if (accepted.contains(Hyperparameter.OPTIMIZER)) {
      absurd = changed(absurd, "optimizer=sgd", "schedule=constant");
    }
    return accepted.contains(Hyperparameter.ACTIVATION)
        ? absurd.with(Hyperparameter.ACTIVATION, "relu")
        : absurd;
  }

  /** What the settings give with seed 1. */
  Autoencoder train() throws TrainingException {
    return train(spec);
  }

  /** The same, trained once for all who only look at it. */
  Autoencoder trained() throws TrainingException {
    if (!TRAINED.containsKey(spec.family())) {
      TRAINED.put(spec.family(), train());
    }
    return TRAINED.get(spec.family());
  }

  /** What other settings give on the same rows with the same seed. */
  Autoencoder train(AutoencoderSpec other) throws TrainingException {
    return new Dl4jTrainer().train(structure.apply(1), other, 1);
  }

  @Override
  public String toString() {
    return spec.family().text();
  }

  private static FamilyCase dense(Family family, Promise promise, String... values) {
    Stream<String> usual = Stream.of("epochs=50", "learning_rate=0.01", "schedule=linear");
    String[] all = Stream.concat(usual, Arrays.stream(values)).toArray(String[]::new);
    return new FamilyCase(
        spec(family, all), FamilyCase::surface, Optional.of(new DenseDescent(family)), promise);
  }

  private static FamilyCase windows(Family family, String... values) {
    Stream<String> usual = Stream.of("steps=" + Waves.STEPS, "code=4", "learning_rate=0.01");
    String[] all = Stream.concat(usual, Arrays.stream(values)).toArray(String[]::new);
    return new FamilyCase(
        spec(family, all),
        seed -> Waves.rows(WINDOWS, seed),
        Optional.of(new WindowDescent(family)),
        WindowPromises::knowsTheOrderOfSteps);
  }

  private static float[][] surface(long seed) {
    return Samples.surface(ROWS, seed);
  }
}
