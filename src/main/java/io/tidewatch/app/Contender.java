package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Baseline;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.Trainer;
import io.tidewatch.model.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * One that is compared: a family or a baseline.
 *
 * @param name as tables spell it
 * @param plan what it runs
 * @param trainer what gives its models
 * @param note what is to be known of it, or empty
 */
record Contender(String name, DetectorPlan plan, Trainer trainer, String note) {

  /** The families in the order given, then every baseline. */
  static List<Contender> of(DetectorPlan plan, List<Family> families) {
    List<Contender> all = new ArrayList<>();
    Trainer trainer = new Dl4jTrainer();
    for (Family family : families) {
      FamilyChoice choice = FamilyChoice.of(plan.learning().spec(), family, plan.schema().size());
      String dropped = choice.droppedText();
      DetectorPlan chosen = choice.in(plan);
      String begins =
          chosen.learning().transfer() == null
              ? ""
              : "; its first training began with an earlier model";
      String note = choice.spec() + (dropped.isEmpty() ? "" : "; it " + dropped) + begins;
      all.add(new Contender(family.text(), chosen, trainer, note));
    }
    LearningPlan learning = plan.learning();
    DetectorPlan fresh = plan.with(learning.with(learning.spec(), null));
    for (Baseline baseline : Baseline.values()) {
      all.add(
          new Contender(
              baseline.text(), fresh, baseline.trainer(), "a baseline: " + baseline.note()));
    }
    return all;
  }
}
