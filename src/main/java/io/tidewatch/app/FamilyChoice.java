package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A family in place of the configured one. Hyperparameters that the configuration sets to something
 * else than its own family's default go with it where the new family takes them; a code that does
 * not fit the features with it stays behind.
 *
 * @param spec the new family with what it keeps
 * @param dropped what it does not take
 */
record FamilyChoice(AutoencoderSpec spec, List<Hyperparameter> dropped) {

  /** The word for every family, one after the other. */
  static final String ALL = "all";

  /**
   * The families of names, each once.
   *
   * @param names of families, or the word for all
   * @throws CommandFailure with the list of names, where one is none
   */
  static List<Family> named(List<String> names) {
    return names.contains(ALL)
        ? List.of(Family.values())
        : names.stream().map(FamilyChoice::named).distinct().toList();
  }

  /**
   * The family of a name.
   *
   * @throws CommandFailure with the list of names, where there is none
   */
  static Family named(String name) {
    return Arrays.stream(Family.values())
        .filter(family -> family.text().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static CommandFailure unknown(String name) {
    String names =
        Arrays.stream(Family.values()).map(Family::text).collect(Collectors.joining(", "));
    return CommandFailure.refused(
        List.of(
            "family must be " + ALL + " or one of " + names + ", but was " + name + " (--family)"));
  }

  /**
   * The configured autoencoder with another family.
   *
   * @param width how many features a row has
   */
  static FamilyChoice of(AutoencoderSpec configured, Family family, int width) {
    if (configured.family() == family) {
      return new FamilyChoice(configured, List.of());
    }
    Map<Hyperparameter, String> set = configured.beyondDefaults();
    List<Hyperparameter> dropped =
        set.keySet().stream().filter(name -> !family.accepted().contains(name)).toList();
    set.keySet().retainAll(family.accepted());
    AutoencoderSpec kept = new AutoencoderSpec(family, set);
    if (!set.containsKey(Hyperparameter.CODE) || fits(kept, width)) {
      return new FamilyChoice(kept, dropped);
    }
    set.remove(Hyperparameter.CODE);
    AutoencoderSpec ownCode = new AutoencoderSpec(family, set);
    return fits(ownCode, width)
        ? new FamilyChoice(
            ownCode, Stream.concat(dropped.stream(), Stream.of(Hyperparameter.CODE)).toList())
        : new FamilyChoice(kept, dropped);
  }

  private static boolean fits(AutoencoderSpec spec, int width) {
    try {
      Dl4jTrainer.requireFit(spec, width);
      return true;
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }

  /** The plan with this autoencoder; an earlier model stays with its own family. */
  DetectorPlan in(DetectorPlan plan) {
    LearningPlan learning = plan.learning();
    boolean same = spec.family() == learning.spec().family();
    return plan.with(learning.with(spec, same ? learning.transfer() : null));
  }

  /** What was left out, where anything was, else empty. */
  String droppedText() {
    return dropped.isEmpty()
        ? ""
        : "does not take "
            + dropped.stream().map(Hyperparameter::text).collect(Collectors.joining(", "))
            + " of the configuration";
  }
}
