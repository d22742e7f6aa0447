package io.tidewatch.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which autoencoder to train: a family and its hyperparameters, defaults filled in.
 *
 * @param family the family
 * @param hyperparameters the values as text, only of hyperparameters the family takes
 */
public record AutoencoderSpec(Family family, Map<Hyperparameter, String> hyperparameters)
    implements Serializable {

  /**
   * Fills in the family's defaults and checks every value.
   *
   * @throws IllegalArgumentException when the family does not take a hyperparameter, or a value
   *     breaks its rule
   */
  public AutoencoderSpec {
    Objects.requireNonNull(family, "family");
    EnumMap<Hyperparameter, String> all = new EnumMap<>(Hyperparameter.class);
    all.putAll(family.defaults());
    all.putAll(hyperparameters);
    for (Map.Entry<Hyperparameter, String> entry : all.entrySet()) {
      Hyperparameter name = entry.getKey();
      if (!family.accepted().contains(name)) {
        throw new IllegalArgumentException(
            "hyperparameter must be one that family "
                + family.text()
                + " takes, but was "
                + name.text());
      }
      if (!name.accepts(entry.getValue())) {
        throw new IllegalArgumentException(
            name.text()
                + " must be "
                + name.rule()
                + ", but was "
                + entry.getValue()
                + " (family "
                + family.text()
                + ")");
      }
    }
    requireShare(all);
    hyperparameters = Map.copyOf(all);
  }

  private static void requireShare(Map<Hyperparameter, String> all) {
    String kind = all.getOrDefault(Hyperparameter.CORRUPTION_KIND, "gaussian");
    if (!kind.equals("gaussian") && Double.parseDouble(all.get(Hyperparameter.CORRUPTION)) >= 1) {
      throw new IllegalArgumentException(
          "corruption must be below 1, a share of the values, but was "
              + all.get(Hyperparameter.CORRUPTION)
              + " (corruption_kind "
              + kind
              + ")");
    }
  }

  /** A family with its defaults. */
  public static AutoencoderSpec of(Family family) {
    return new AutoencoderSpec(family, Map.of());
  }

  /** The same with one value changed. */
  public AutoencoderSpec with(Hyperparameter name, String value) {
    EnumMap<Hyperparameter, String> changed = new EnumMap<>(Hyperparameter.class);
    changed.putAll(hyperparameters);
    changed.put(name, value);
    return new AutoencoderSpec(family, changed);
  }

  /** The values that are not the family's own defaults, in the order of the enum. */
  public Map<Hyperparameter, String> beyondDefaults() {
    EnumMap<Hyperparameter, String> set = new EnumMap<>(Hyperparameter.class);
    hyperparameters.forEach(
        (name, value) -> {
          if (!value.equals(family.defaults().get(name))) {
            set.put(name, value);
          }
        });
    return set;
  }

  /** A number that has a default. */
  public double number(Hyperparameter name) {
    return Double.parseDouble(text(name));
  }

  /** A whole number that has a default. */
  public int integer(Hyperparameter name) {
    return Integer.parseInt(text(name).strip());
  }

  /** A whole number that may be absent. */
  public OptionalInt optionalInteger(Hyperparameter name) {
    return hyperparameters.containsKey(name) ? OptionalInt.of(integer(name)) : OptionalInt.empty();
  }

  /** A list of sizes, empty where absent. */
  public int[] sizes(Hyperparameter name) {
    String text = hyperparameters.get(name);
    return text == null
        ? new int[0]
        : Arrays.stream(text.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
  }

  /** The configured activation. */
  public Activation activation() {
    return Activation.valueOf(text(Hyperparameter.ACTIVATION).toUpperCase(Locale.ROOT));
  }

  /** A choice that has a default, as configs spell it. */
  public String choice(Hyperparameter name) {
    return text(name);
  }

  /** The configured pooling. */
  public Pooling pooling() {
    return Pooling.valueOf(text(Hyperparameter.POOLING).toUpperCase(Locale.ROOT));
  }

  private String text(Hyperparameter name) {
    return Objects.requireNonNull(hyperparameters.get(name), name.text());
  }

  /** {@code family{name=value, ...}} in the order of the enum: the same text for equal specs. */
  @Override
  public String toString() {
    EnumMap<Hyperparameter, String> ordered = new EnumMap<>(Hyperparameter.class);
    ordered.putAll(hyperparameters);
    StringBuilder text = new StringBuilder(family.text()).append('{');
    String separator = "";
    for (Map.Entry<Hyperparameter, String> entry : ordered.entrySet()) {
      text.append(separator).append(entry.getKey().text()).append('=').append(entry.getValue());
      separator = ", ";
    }
    return text.append('}').toString();
  }
}
