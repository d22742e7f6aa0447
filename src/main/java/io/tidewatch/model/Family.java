package io.tidewatch.model;

import static io.tidewatch.model.Hyperparameter.ACTIVATION;
import static io.tidewatch.model.Hyperparameter.BATCH;
import static io.tidewatch.model.Hyperparameter.CODE;
import static io.tidewatch.model.Hyperparameter.CORRUPTION;
import static io.tidewatch.model.Hyperparameter.EPOCHS;
import static io.tidewatch.model.Hyperparameter.L2;
import static io.tidewatch.model.Hyperparameter.LAYERS;
import static io.tidewatch.model.Hyperparameter.LEARNING_RATE;
import static io.tidewatch.model.Hyperparameter.VARIANCE;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The families of autoencoders: what each is, and which hyperparameters it takes. */
public enum Family {
  /** Principal components in closed form (Pearson 1901): code = x C, reconstruction = code Cᵀ. */
  LINEAR(Map.of(VARIANCE, "0.9"), CODE),

  /**
   * A dense network trained to restore inputs corrupted by Gaussian noise (Vincent et al. 2008,
   * 2010).
   */
  DENOISING(
      Map.of(
          ACTIVATION, "tanh",
          LEARNING_RATE, "0.005",
          EPOCHS, "30",
          BATCH, "256",
          CORRUPTION, "0.1",
          L2, "0.00001"),
      LAYERS,
      CODE);

  private final Map<Hyperparameter, String> defaults;
  private final Set<Hyperparameter> accepted;

  Family(Map<Hyperparameter, String> defaults, Hyperparameter... optional) {
    EnumMap<Hyperparameter, String> map = new EnumMap<>(Hyperparameter.class);
    map.putAll(defaults);
    this.defaults = Collections.unmodifiableMap(map);
    EnumSet<Hyperparameter> all = EnumSet.noneOf(Hyperparameter.class);
    all.addAll(map.keySet());
    all.addAll(List.of(optional));
    this.accepted = Collections.unmodifiableSet(all);
  }

  /** The values taken where a config says nothing; optional hyperparameters have none. */
  public Map<Hyperparameter, String> defaults() {
    return defaults;
  }

  /** Every hyperparameter the family takes. */
  public Set<Hyperparameter> accepted() {
    return accepted;
  }

  /** The name as configs and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
