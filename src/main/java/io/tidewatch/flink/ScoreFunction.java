package io.tidewatch.flink;

import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Validity;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
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
    extends KeyedBroadcastProcessFunction<String, FeatureVector, ModelDecision, Score> {

  private static final long serialVersionUID = 1L;

  private final DetectorPlan plan;
  private final HashMap<String, byte[]> warmModels;

  private transient Validity validity;
  private transient Map<String, ModelTimeline> warmTimelines;
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
  }

  @Override
  public void processElement(FeatureVector vector, ReadOnlyContext context, Collector<Score> out)
      throws Exception {
    ReadOnlyBroadcastState<String, ModelTimeline> timelines =
        context.getBroadcastState(Stages.timelines());
    DetectorModel model = validity.modelFor(vector, slot -> timeline(timelines, slot));
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
  public void processBroadcastElement(ModelDecision decision, Context context, Collector<Score> out)
      throws Exception {
    String slot = decision.slot();
    BroadcastState<String, ModelTimeline> timelines = context.getBroadcastState(Stages.timelines());
    ModelTimeline before = timelines.get(slot);
    ModelTimeline after = validity.after(before == null ? warm(slot) : before, decision);
    timelines.put(slot, after);
    context.applyToKeyedState(
        Stages.waitingVectors(), (entity, state) -> release(slot, timelines, state, out));
    ModelTimeline kept = after.prunedBefore(context.currentWatermark());
    timelines.put(slot, kept);
    scorers.forget(before, kept);
  }

  private void release(
      String slot,
      ReadOnlyBroadcastState<String, ModelTimeline> timelines,
      ListState<FeatureVector> state,
      Collector<Score> out)
      throws Exception {
    List<FeatureVector> still = new ArrayList<>();
    boolean any = false;
    for (FeatureVector vector : state.get()) {
      boolean overtaking = plan.slots().sharing() && !still.isEmpty();
      boolean concerned = !overtaking && plan.slots().of(vector).contains(slot);
      DetectorModel model =
          concerned ? validity.modelFor(vector, name -> timeline(timelines, name)) : null;
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
