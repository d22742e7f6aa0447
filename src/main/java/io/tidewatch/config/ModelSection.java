package io.tidewatch.config;

import io.tidewatch.learn.TransferPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The section {@code model}: which records share a model, and which autoencoder it is. */
final class ModelSection {

  private static final int MOST_OWN_AFTER = 1_000_000_000;
  private static final int MOST_OWN = 1_000_000;

  private ModelSection() {}

  /** What the section says; without a transfer where every training begins from the seed. */
  record Model(
      SlotPlan slots, AutoencoderSpec spec, Measure measure, Optional<TransferPlan> transfer) {}

  /**
   * Reads the section.
   *
   * @param grouped whether readings have a group
   * @return scope, autoencoder and error measure, where nothing is wrong with them
   */
  static Optional<Model> read(Section section, boolean grouped) {
    ModelScope scope = section.get("scope", Rules.choice(ModelScope.class), Defaults.SCOPE);
    if (scope == ModelScope.GROUP && !grouped) {
      section.report(
          "scope", "scope must be stream or entity without reading.group, but was 'group'");
    }
    int ownAfter = ownAfter(section, scope);
    int ownAtMost = ownAtMost(section, ownAfter);
    Family family = section.get("family", Rules.choice(Family.class), Defaults.FAMILY);
    Measure measure = section.get("measure", Rules.choice(Measure.class), Defaults.MEASURE);
    section.check(
        measure.fits(family),
        "measure",
        "one of " + measures(family) + " for " + family.text(),
        measure.text(),
        "family");
    Map<Hyperparameter, String> values = new EnumMap<>(Hyperparameter.class);
    for (Hyperparameter name : Hyperparameter.values()) {
      section
          .value(name.text())
          .flatMap(value -> read(name, value))
          .ifPresent(text -> values.put(name, text));
      section.check(
          !values.containsKey(name) || family.accepted().contains(name),
          name.text(),
          "absent for " + family.text() + ", which takes " + names(family),
          "given",
          "family");
    }
    Optional<TransferPlan> transfer =
        section.value("transfer").flatMap(given -> TransferSection.read(given.section(), family));
    return section.finish(
        () ->
            new Model(
                new SlotPlan(scope, ownAfter, ownAtMost),
                new AutoencoderSpec(family, values),
                measure,
                transfer));
  }

  private static int ownAfter(Section section, ModelScope scope) {
    Optional<Value> given = section.value("own_after");
    boolean own = scope == ModelScope.ENTITY;
    section.check(
        own || given.isEmpty(), "own_after", "absent for " + scope.text(), "given", "scope");
    int read = section.get("own_after", Rules.integer(0, MOST_OWN_AFTER), Defaults.OWN_AFTER);
    return own ? read : 0;
  }

  private static int ownAtMost(Section section, int ownAfter) {
    Optional<Value> given = section.value("own_at_most");
    section.check(
        ownAfter > 0 || given.isEmpty(),
        "own_at_most",
        "absent where nothing is shared",
        "given",
        "own_after");
    int read = section.get("own_at_most", Rules.integer(1, MOST_OWN), Defaults.OWN_AT_MOST);
    return ownAfter > 0 ? read : 0;
  }

  private static Optional<String> read(Hyperparameter name, Value value) {
    Rule<String> rule = Rule.of(name.rule(), text -> Optional.of(text).filter(name::accepts));
    if (!value.isList()) {
      return value.read(rule);
    }
    List<Value> items = value.items(name.text());
    List<String> texts = items.stream().flatMap(item -> item.text().stream()).toList();
    String joined = String.join(",", texts);
    if (!items.isEmpty() && (texts.size() < items.size() || !name.accepts(joined))) {
      value.report(name.text() + " must be " + name.rule() + ", but was " + Quoted.of(joined));
    }
    return Optional.of(joined);
  }

  private static String measures(Family family) {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.fits(family))
        .map(Measure::text)
        .collect(Collectors.joining(", "));
  }

  private static String names(Family family) {
    return family.accepted().stream().map(Hyperparameter::text).collect(Collectors.joining(", "));
  }
}
