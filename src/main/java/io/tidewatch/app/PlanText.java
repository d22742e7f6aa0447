package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.SourceConfig;
import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.learn.TransferPlan;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.SlotPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a configuration builds, in words. */
final class PlanText {

  private static final int NAMES_SHOWN = 12;

  private PlanText() {}

  static List<String> lines(Config config) {
    DetectorPlan plan = config.plan();
    LearningPlan learning = plan.learning();
    List<String> lines = new ArrayList<>();
    lines.add("pipeline    " + plan.pipeline());
    lines.add("reads       " + config.source().map(PlanText::source).orElse("no Kafka source"));
    lines.add(
        "order       "
            + plan.ordering().text()
            + ", up to "
            + duration(plan.outOfOrdernessMillis())
            + " out of order");
    lines.add("features    " + features(plan));
    if (plan.reference() != null) {
      lines.add("reference   " + reference(plan.reference()));
    }
    lines.add("model       " + learning.spec() + ", one per " + slots(plan.slots()));
    lines.add("error       " + learning.measure().text());
    if (learning.transfer() != null) {
      lines.add("begins      " + beginning(learning.transfer()));
    }
    lines.add(
        "learns      from windows of "
            + duration(learning.sampling().windowMillis())
            + ", first model after "
            + learning.warmUpRows()
            + " rows, then "
            + retrain(learning.retrain(), learning.sampling().windowMillis()));
    lines.add(
        String.format(
            Locale.ROOT,
            "alerts      one false alarm in %,.0f records wanted; closes after %s, cool-down %s",
            1 / plan.alerts().falseAlarmRate(),
            duration(plan.alerts().closeAfterMillis()),
            duration(plan.alerts().coolDownMillis())));
    lines.add(
        "writes      "
            + config.sink().topics().alerts()
            + ", "
            + (config.sink().writeScores() ? config.sink().topics().scores() + ", " : "")
            + config.sink().topics().deadLetters()
            + ", "
            + config.sink().topics().models()
            + " ("
            + words(config.sink().delivery())
            + ")");
    lines.add(
        "runs        with parallelism "
            + config.runtime().parallelism()
            + ", state on "
            + words(config.runtime().stateBackend())
            + ", a checkpoint every "
            + duration(config.runtime().checkpointInterval().toMillis())
            + " into "
            + config.runtime().checkpointDir());
    return lines;
  }

  private static String source(SourceConfig source) {
    return String.join(", ", source.topics()) + " at " + source.bootstrap();
  }

  private static String beginning(TransferPlan transfer) {
    DetectorModel earlier = transfer.earlier();
    return "a first training with model "
        + earlier.version()
        + " of "
        + earlier.provenance().pipeline()
        + ", "
        + transfer.frozenLayers()
        + " layers frozen";
  }

  private static String features(DetectorPlan plan) {
    List<String> names = plan.schema().names();
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() + ": " + shown + (names.size() > NAMES_SHOWN ? ", ..." : "");
  }

  private static String reference(ReferencePlan reference) {
    long adoptAfter = reference.adoptAfterMillis();
    return "of each entity follows it with a half-life of "
        + duration(reference.halfLifeMillis())
        + ", but for "
        + reference.gate()
        + " of normal records; where one stays is adopted "
        + (adoptAfter > 0 ? "after " + duration(adoptAfter) : "never");
  }

  private static String retrain(RetrainPlan retrain, long windowMillis) {
    List<String> rules = new ArrayList<>();
    if (retrain.everyWindows() > 0) {
      rules.add("every " + duration(retrain.everyWindows() * windowMillis));
    }
    if (retrain.everyRows() > 0) {
      rules.add("every " + retrain.everyRows() + " normal rows");
    }
    if (retrain.driftDistance() > 0) {
      rules.add("on a drift beyond " + retrain.driftDistance());
    }
    return rules.isEmpty() ? "never again" : String.join(", ", rules);
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String duration(long millis) {
    String iso = Duration.ofMillis(millis).toString();
    return iso.substring(iso.startsWith("PT") ? 2 : 1).toLowerCase(Locale.ROOT);
  }

  private static String slots(SlotPlan slots) {
    String scope = slots.scope().text();
    return slots.sharing()
        ? "%s from record %,d on, for at most %,d of them, one for all others"
            .formatted(scope, slots.ownAfter() + 1L, slots.ownAtMost())
        : scope;
  }
}
