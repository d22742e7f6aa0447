package io.tidewatch.config;

import io.tidewatch.learn.CautionPlan;
import io.tidewatch.learn.HoldOutPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.learn.SamplingPlan;
import java.time.Duration;
import java.util.Optional;

/** The section {@code learning}: what is learned from, and when. */
final class LearningSection {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_ROWS = 10_000_000;
  private static final Rule<Integer> FOLDS =
      Rules.integer(0, HoldOutPlan.MOST_FOLDS)
          .within(
              "0 or a whole number from 2 to " + HoldOutPlan.MOST_FOLDS,
              folds -> folds == 0 || folds >= 2 && folds <= HoldOutPlan.MOST_FOLDS);

  private LearningSection() {}

  /**
   * Reads the section.
   *
   * @param model what to train and how its errors are measured, where it is known
   * @return the plan, where nothing is wrong with it
   */
  static Optional<LearningPlan> read(
      Section section, String pipeline, double falseAlarmRate, Optional<ModelSection.Model> model) {
    Optional<SamplingPlan> sampling = sampling(section);
    Optional<RetrainPlan> retrain = retrain(section.section("retrain"));
    Duration delay =
        section.get(
            "activation_delay", Rules.duration(Duration.ZERO, LONGEST), Defaults.ACTIVATION_DELAY);
    int warmUp = section.get("warm_up", Rules.integer(10, MOST_ROWS), Defaults.WARM_UP);
    int capacity = section.get("capacity", Rules.integer(10, MOST_ROWS), Defaults.capacity(warmUp));
    section.check(
        capacity >= warmUp, "capacity", "at least warm_up's " + warmUp, capacity, "warm_up");
    double share = section.get("hold_out", Rules.share(0, 0.5), Defaults.HOLD_OUT);
    int folds = section.get("folds", FOLDS, Defaults.FOLDS);
    int least = HoldOutPlan.LEAST_ROWS_A_FOLD * folds;
    section.check(
        warmUp >= least, "warm_up", "at least " + least + " for as many folds", warmUp, "folds");
    Optional<CautionPlan> caution = caution(section);
    long seed = section.get("seed", Rules.longInteger(Long.MIN_VALUE), Defaults.SEED);
    return section
        .finish(() -> model)
        .flatMap(known -> known)
        .flatMap(
            known ->
                section.attempt(
                    section.place(),
                    () ->
                        new LearningPlan(
                            pipeline,
                            sampling.orElseThrow(),
                            retrain.orElseThrow(),
                            delay.toMillis(),
                            warmUp,
                            capacity,
                            new HoldOutPlan(share, folds),
                            caution.orElseThrow(),
                            falseAlarmRate,
                            known.spec(),
                            known.measure(),
                            seed,
                            known.transfer().orElse(null))));
  }

  private static Optional<CautionPlan> caution(Section section) {
    double suspect = section.get("suspect_share", Rules.share(0.01, 1), Defaults.SUSPECT_SHARE);
    double tolerance =
        section.get(
            "gate_tolerance", Rules.number("of at least 0", x -> x >= 0), Defaults.GATE_TOLERANCE);
    double trim =
        section.get(
            "trim_share",
            Rules.number("from 0 to below 0.5", x -> x >= 0 && x < 0.5),
            Defaults.TRIM_SHARE);
    Duration probation =
        section.get("probation", Rules.duration(Duration.ZERO, LONGEST), Defaults.PROBATION);
    Duration adoptAfter =
        section.get("adopt_after", Rules.duration(Duration.ZERO, LONGEST), Defaults.ADOPT_AFTER);
    return section.attempt(
        section.place(),
        () ->
            new CautionPlan(suspect, tolerance, trim, probation.toMillis(), adoptAfter.toMillis()));
  }

  private static Optional<SamplingPlan> sampling(Section section) {
    Rule<Duration> rule = Rules.duration(SHORTEST, LONGEST);
    Duration window = section.get("window", rule, Defaults.WINDOW);
    Duration entityWindow = section.get("entity_window", rule, Defaults.entityWindow(window));
    boolean divides = window.toMillis() % entityWindow.toMillis() == 0;
    section.check(
        divides,
        "entity_window",
        "a whole fraction of window's " + Durations.text(window),
        entityWindow,
        "window");
    Section sample = section.section("sample");
    int windows =
        sample.get("entity_windows", Rules.integer(2, MOST_ROWS), Defaults.SAMPLED_ENTITY_WINDOWS);
    int rows = sample.get("rows", Rules.integer(2, MOST_ROWS), Defaults.SAMPLED_ROWS);
    return sample
        .finish(() -> sample)
        .filter(sound -> divides)
        .flatMap(
            sound ->
                sample.attempt(
                    section.place(),
                    () ->
                        new SamplingPlan(
                            window.toMillis(), entityWindow.toMillis(), windows, rows)));
  }

  private static Optional<RetrainPlan> retrain(Section section) {
    int windows =
        section.get("every_windows", Rules.integer(0, MOST_ROWS), Defaults.RETRAIN_EVERY_WINDOWS);
    long rows = section.get("every_rows", Rules.longInteger(0), Defaults.RETRAIN_EVERY_ROWS);
    double drift =
        section.get(
            "drift_distance",
            Rules.number("from 0 to below 1", x -> x >= 0 && x < 1),
            Defaults.RETRAIN_DRIFT);
    return section.finish(() -> new RetrainPlan(windows, rows, drift));
  }
}
