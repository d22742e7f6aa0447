package io.tidewatch.evaluate;

import io.tidewatch.detect.AlertPolicy;
import io.tidewatch.detect.AlertState;
import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.WindowState;
import io.tidewatch.learn.Admission;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.learn.AdmissionState;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearnState;
import io.tidewatch.learn.Learner;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.SampleUnit;
import io.tidewatch.learn.SamplingPlan;
import io.tidewatch.learn.Tenures;
import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.Validity;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole pipeline as one plain fold over records in event-time order. What the stream job makes
 * of the same records is the same, alert by alert; that is a test.
 */
public final class Backtest {

  private final DetectorPlan plan;
  private final Trainer trainer;
  private final Observer observer;
  private final FeatureExtractor extractor;
  private final Learner learner;
  private final Admission admission;
  private final AdmissionState admitted;
  private final Validity validity;
  private final AlertPolicy policy;
  private final Map<String, WindowState> windows = new HashMap<>();
  private final Map<String, EntityState> entities = new HashMap<>();
  private final Map<String, Long> heardOf = new HashMap<>();
  private final Map<String, AlertState> alertStates = new TreeMap<>();
  private final Map<String, Slot> slots = new TreeMap<>();
  private Tenures tenures = Tenures.EMPTY;

  private static final class Slot {
    private final LearnState learning;
    private final List<FeatureVector> waiting = new ArrayList<>();
    private ModelTimeline timeline = new ModelTimeline(List.of(), Long.MAX_VALUE);
    private Scorer scorer;

    private Slot(String name) {
      learning = new LearnState(name, null);
    }
  }

  /**
   * A pipeline that has seen nothing.
   *
   * @param plan what to detect; its ordering is taken as event time
   * @param trainer trains where a training is due, at once
   * @param observer sees what comes out
   */
  public Backtest(DetectorPlan plan, Trainer trainer, Observer observer) {
    this.plan = plan;
    this.trainer = trainer;
    this.observer = observer;
    this.extractor = plan.newExtractor();
    this.learner = new Learner(plan.learning(), plan.schema().fingerprint(), plan.retirement());
    this.admission = new Admission(plan, Ordering.EVENT_TIME);
    this.admitted = admission.begin(Map.of());
    this.validity = new Validity(plan, Ordering.EVENT_TIME);
    this.policy = new AlertPolicy(plan.alerts(), plan.forgetting());
  }

  /**
   * Feeds records to learn from that are not scored. Their event times come before those of the
   * records that follow.
   */
  public void learnFrom(List<Iterator<RawRecord>> partitions) {
    merge().run(partitions, reading -> take(reading, false));
  }

  /** Feeds records, scores them all and ends every episode. */
  public void run(List<Iterator<RawRecord>> partitions) {
    merge().run(partitions, reading -> take(reading, true));
    for (Slot slot : slots.values()) {
      close(slot, Long.MAX_VALUE);
    }
    for (Map.Entry<String, AlertState> entry : alertStates.entrySet()) {
      entry.setValue(policy.expire(entry.getValue(), Long.MAX_VALUE, observer::alerted));
    }
  }

  /** How many records still wait for a first model: all of them where the input was too short. */
  public int waiting() {
    return slots.values().stream().mapToInt(slot -> slot.waiting.size()).sum();
  }

  private Merge merge() {
    return new Merge(plan.reading(), plan.outOfOrdernessMillis(), observer::refused);
  }

  private void take(Reading reading, boolean scored) {
    WindowState window = windows.get(reading.entity());
    if (window == null || plan.forgetting().forgotten(window.lastTime(), reading.time())) {
      window = extractor.start();
      windows.put(reading.entity(), window);
    }
    FeatureVector vector = extractor.advance(window, reading);
    admit(vector.time() - 1);
    Slot last = null;
    for (String name : plan.slots().of(vector)) {
      last = slots.computeIfAbsent(name, Slot::new);
      close(last, vector.time() - 1);
      learn(name, vector);
    }
    if (!scored) {
      return;
    }
    DetectorModel model = modelFor(vector);
    if (model == null || overtaking(vector, last)) {
      last.waiting.add(vector);
    } else {
      score(vector, model);
    }
  }

  private void admit(long time) {
    for (AdmissionDecision decision : admission.advance(admitted, time, this::learn)) {
      tenures = validity.after(tenures, decision);
      tenures = prunable() ? tenures.prunedBefore(time) : tenures;
    }
  }

  private void learn(String slot, FeatureVector vector) {
    SamplingPlan sampling = plan.learning().sampling();
    SampleUnit unit = SampleUnit.of(vector.entity(), sampling.entityWindowStart(vector.time()));
    long windowEnd = sampling.windowEnd(vector.time());
    if (vector.settled()) {
      Sample sample = new Sample(slot, windowEnd, unit, vector.deviations());
      admission.take(admitted, sample, this::learn);
    }
  }

  private void learn(Sample sample) {
    learner.add(slots.get(sample.slot()).learning, sample);
  }

  private DetectorModel modelFor(FeatureVector vector) {
    return validity.modelFor(vector, tenures, name -> slots.get(name).timeline);
  }

  /**
   * An entity may have a model of its own before the shared one that its first records wait for.
   */
  private boolean overtaking(FeatureVector vector, Slot shared) {
    return plan.slots().sharing()
        && shared.waiting.stream().anyMatch(other -> other.entity().equals(vector.entity()));
  }

  /** Records that wait for the first shared model may need models that are older than it. */
  private boolean prunable() {
    Slot shared = slots.get(SlotPlan.SHARED);
    return !plan.slots().sharing() || shared != null && !shared.timeline.entries().isEmpty();
  }

  /** Closes the slot's training windows that are complete once {@code time} has passed. */
  private void close(Slot slot, long time) {
    while (learner.closable(slot.learning, time)) {
      Learner.Step step = learner.close(slot.learning);
      if (step instanceof Learner.Step.Decided decided) {
        decide(slot, decided.decision());
      } else if (step instanceof Learner.Step.Training due) {
        decide(slot, learner.conclude(slot.learning, due.job().run(trainer)));
      }
    }
  }

  private void decide(Slot slot, ModelDecision decision) {
    observer.decided(decision);
    if (decision.model() == null) {
      return;
    }
    ModelTimeline timeline = validity.after(slot.timeline, decision);
    slot.timeline = timeline;
    if (prunable()) {
      slot.timeline = timeline.prunedBefore(decision.windowEnd() - 1);
    }
    for (FeatureVector vector : slot.waiting) {
      score(vector, modelFor(vector));
    }
    slot.waiting.clear();
  }

  private void score(FeatureVector vector, DetectorModel model) {
    Slot slot = slots.get(model.provenance().slot());
    if (slot.scorer == null || slot.scorer.model() != model) {
      slot.scorer = plan.newScorer(model);
    }
    Scorer scorer = slot.scorer;
    Score score = scorer.score(vector, scorer.remembers() ? remembered(vector, scorer) : null);
    AlertState before = alertStates.getOrDefault(vector.entity(), AlertState.QUIET);
    AlertState after = policy.step(before, score, observer::alerted);
    if (after != before) {
      alertStates.put(vector.entity(), after);
    }
    boolean open = after.episode() != null && after.episode().open();
    observer.scored(score, score.exceeds() && open);
  }

  private EntityState remembered(FeatureVector vector, Scorer scorer) {
    Long last = heardOf.get(vector.entity());
    if (last != null && plan.forgetting().forgotten(last, vector.time())) {
      entities.remove(vector.entity());
    }
    heardOf.merge(vector.entity(), vector.time(), Math::max);
    return entities.computeIfAbsent(vector.entity(), entity -> scorer.start(vector));
  }
}
