package io.tidewatch.flink;

import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.learn.Decision;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Tenures;
import io.tidewatch.learn.Validity;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.SlotPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Scores every record with the model that is in force at its event time (in arrival order: with the
 * newest). A record that no decision covers yet waits in the entity's state; it leaves, in order,
 * when the decision comes.
 */
final class ScoreFunction
    extends KeyedBroadcastProcessFunction<String, FeatureVector, Decision, Score> {

  private static final long serialVersionUID = 1L;

  private final DetectorPlan plan;
  private final HashMap<String, byte[]> warmModels;

  // Made once, rather than for each record.
  private transient MapStateDescriptor<String, ModelTimeline> timelineStates;
  private transient MapStateDescriptor<String, Tenures> tenureStates;
  private transient Validity validity;
  private transient Map<String, ModelTimeline> warmTimelines;
  private transient Tenures warmTenures;
  private transient ListState<FeatureVector> waiting;
  private transient ValueState<EntityState> entities;
  private transient ValueState<Long> heardOf;
  private transient ScorerCache scorers;
  private transient ScoreMetrics metrics;

  /**
   * A scorer that begins with models from an earlier run.
   *
   * @param warmModels encoded models by slot; not used where a checkpoint knows better
   */
  ScoreFunction(DetectorPlan plan, Map<String, byte[]> warmModels) {
    this.plan = plan;
    this.warmModels = new HashMap<>(warmModels);
  }

  @Override
  public void open(OpenContext context) throws IOException {
    timelineStates = Stages.timelines();
    tenureStates = Stages.tenures();
    validity = new Validity(plan);
    waiting = getRuntimeContext().getListState(Stages.waitingVectors());
    entities = getRuntimeContext().getState(Stages.entity());
    heardOf = getRuntimeContext().getState(Stages.heardOf());
    scorers = new ScorerCache(plan);
    metrics =
        new ScoreMetrics(getRuntimeContext().getMetricGroup(), plan.alerts().falseAlarmRate());
    warmTimelines = new HashMap<>();
    for (Map.Entry<String, byte[]> warm : warmModels.entrySet()) {
      DetectorModel model = ModelCodec.decode(warm.getValue());
      warmTimelines.put(warm.getKey(), ModelTimeline.warm(model));
    }
    warmTenures = Tenures.of(AdmitOperator.begin(plan, warmModels));
  }

  @Override
  public void processElement(FeatureVector vector, ReadOnlyContext context, Collector<Score> out)
      throws Exception {
    ReadOnlyBroadcastState<String, ModelTimeline> timelines =
        context.getBroadcastState(timelineStates);
    DetectorModel model =
        validity.modelFor(
            vector,
            plan.slots().sharing()
                ? tenures(context.getBroadcastState(tenureStates))
                : Tenures.EMPTY,
            slot -> timeline(timelines, slot));
    if (model == null || overtaking()) {
      metrics.held();
      waiting.add(vector);
      lookAgain(vector.time(), context.timerService());
    } else {
      Long before = lastHeardOf();
      out.collect(score(vector, model));
      Long last = lastHeardOf();
      if (last != null && (before == null || moment(before) != moment(last))) {
        lookAgain(last, context.timerService());
      }
    }
  }

  /**
   * An entity's own model may be decided before the shared one that an earlier record waits for.
   */
  private boolean overtaking() throws Exception {
    return plan.slots().sharing() && waiting.get().iterator().hasNext();
  }

  /** Event time, or null where nothing is remembered, or nothing is ever forgotten. */
  private Long lastHeardOf() throws IOException {
    return plan.forgetting().forgets() ? heardOf.value() : null;
  }

  private long moment(long lastHeardOf) {
    return plan.forgetting().moment(lastHeardOf);
  }

  private void lookAgain(long after, TimerService timers) {
    if (plan.forgetting().forgets()) {
      timers.registerEventTimeTimer(moment(after));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Score> out)
      throws Exception {
    Long last = lastHeardOf();
    if (waiting.get().iterator().hasNext()) {
      // Scored by a decision later, where no timer can be set.
      lookAgain(timestamp, context.timerService());
    } else if (last != null && plan.forgetting().forgotten(last, timestamp)) {
      entities.clear();
      heardOf.clear();
    }
  }

  @Override
  public void processBroadcastElement(Decision decision, Context context, Collector<Score> out)
      throws Exception {
    if (decision instanceof ModelDecision ofModel) {
      take(ofModel, context, out);
    } else if (decision instanceof AdmissionDecision ofAdmission) {
      take(ofAdmission, context, out);
    }
  }

  private void take(ModelDecision decision, Context context, Collector<Score> out)
      throws Exception {
    String slot = decision.slot();
    BroadcastState<String, ModelTimeline> timelines = context.getBroadcastState(timelineStates);
    ModelTimeline before = timelines.get(slot);
    ModelTimeline after = validity.after(before == null ? warm(slot) : before, decision);
    timelines.put(slot, after);
    release(vector -> plan.slots().of(vector).contains(slot), context, out);
    if (prunable(timelines)) {
      ModelTimeline kept = after.prunedBefore(context.currentWatermark());
      timelines.put(slot, kept);
      scorers.forget(before, kept);
    }
  }

  private void take(AdmissionDecision decision, Context context, Collector<Score> out)
      throws Exception {
    BroadcastState<String, Tenures> stored = context.getBroadcastState(tenureStates);
    Tenures after = validity.after(tenures(stored), decision);
    stored.put(SlotPlan.SHARED, after);
    release(FeatureVector::known, context, out);
    BroadcastState<String, ModelTimeline> timelines = context.getBroadcastState(timelineStates);
    if (!prunable(timelines)) {
      return;
    }
    Tenures kept = after.prunedBefore(context.currentWatermark());
    stored.put(SlotPlan.SHARED, kept);
    Set<String> over = new HashSet<>(after.slots());
    over.removeAll(kept.slots());
    for (String slot : over) {
      scorers.forget(timelines.get(slot), ModelTimeline.EMPTY);
      timelines.remove(slot);
    }
  }

  /** Records that wait for the first shared model may need models that are older than it. */
  private boolean prunable(ReadOnlyBroadcastState<String, ModelTimeline> timelines)
      throws Exception {
    return !plan.slots().sharing() || !timeline(timelines, SlotPlan.SHARED).entries().isEmpty();
  }

  /** Scores what waits and need not wait any longer. */
  private void release(Predicate<FeatureVector> concerned, Context context, Collector<Score> out)
      throws Exception {
    ReadOnlyBroadcastState<String, ModelTimeline> timelines =
        context.getBroadcastState(timelineStates);
    Tenures tenures = tenures(context.getBroadcastState(tenureStates));
    Deciding deciding =
        vector -> validity.modelFor(vector, tenures, slot -> timeline(timelines, slot));
    context.applyToKeyedState(
        Stages.waitingVectors(), (entity, state) -> release(concerned, deciding, state, out));
  }

  @FunctionalInterface
  private interface Deciding {
    DetectorModel modelFor(FeatureVector vector) throws Exception;
  }

  private void release(
      Predicate<FeatureVector> concerned,
      Deciding deciding,
      ListState<FeatureVector> state,
      Collector<Score> out)
      throws Exception {
    List<FeatureVector> still = new ArrayList<>();
    boolean any = false;
    for (FeatureVector vector : state.get()) {
      boolean overtaking = plan.slots().sharing() && !still.isEmpty();
      DetectorModel model =
          !overtaking && concerned.test(vector) ? deciding.modelFor(vector) : null;
      if (model == null) {
        still.add(vector);
      } else {
        any = true;
        metrics.released();
        out.collect(score(vector, model));
      }
    }
    if (any) {
      state.update(still);
    }
  }

  private ModelTimeline timeline(
      ReadOnlyBroadcastState<String, ModelTimeline> timelines, String slot) throws Exception {
    ModelTimeline decided = timelines.get(slot);
    return decided == null ? warm(slot) : decided;
  }

  private Tenures tenures(ReadOnlyBroadcastState<String, Tenures> stored) throws Exception {
    Tenures decided = stored.get(SlotPlan.SHARED);
    return decided == null ? warmTenures : decided;
  }

  private ModelTimeline warm(String slot) {
    return warmTimelines.getOrDefault(slot, ModelTimeline.EMPTY);
  }

  private Score score(FeatureVector vector, DetectorModel model) throws IOException {
    Scorer scorer = scorers.of(model);
    Score score = scorer.remembers() ? follow(vector, scorer) : scorer.score(vector, null);
    metrics.scored(score, model);
    return score;
  }

  /** Scores with what is remembered of the entity whose key is current. */
  private Score follow(FeatureVector vector, Scorer scorer) throws IOException {
    Long last = lastHeardOf();
    EntityState stored = entities.value();
    boolean fits =
        stored != null
            && scorer.fits(vector, stored)
            && (last == null || !plan.forgetting().forgotten(last, vector.time()));
    EntityState entity = fits ? stored : scorer.start(vector);
    Score score = scorer.score(vector, entity);
    entities.update(entity);
    if (plan.forgetting().forgets()) {
      heardOf.update(last == null ? vector.time() : Math.max(last, vector.time()));
    }
    return score;
  }
}
