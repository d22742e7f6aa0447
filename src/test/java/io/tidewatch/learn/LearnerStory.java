package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One slot and its learner, told what happens line by line. */
final class LearnerStory {

  private final LearningPlan plan;
  private final Learner learner;
  private final LearnState state;
  private final SplittableRandom random = new SplittableRandom(7);
  private Trainer trainer = new ShrinkTrainer();

  private LearnerStory(LearningPlan plan, DetectorModel champion, Retirement retirement) {
    this.plan = plan;
    this.learner = new Learner(plan, Models.SCHEMA, retirement);
    this.state = new LearnState(Models.SLOT, champion);
  }

  /** A slot without a model. */
  static LearnerStory cold(LearningPlan plan) {
    return new LearnerStory(plan, null, Plans.KEPT);
  }

  /** A slot that begins with a model. */
  static LearnerStory warm(LearningPlan plan, DetectorModel champion) {
    return new LearnerStory(plan, champion, Plans.KEPT);
  }

  /** A slot that is given up when nothing comes; without a model where that is null. */
  static LearnerStory retiring(LearningPlan plan, Retirement retirement, DetectorModel champion) {
    return new LearnerStory(plan, champion, retirement);
  }

  Learner learner() {
    return learner;
  }

  LearnState state() {
    return state;
  }

  /** From now on, another trainer trains. */
  LearnerStory trainer(Trainer other) {
    trainer = other;
    return this;
  }

  /** An entity sends records of one feature, all at the same time. */
  LearnerStory values(String entity, long time, float... values) {
    for (float value : values) {
      row(entity, time, value);
    }
    return this;
  }

  /** An entity sends a record. */
  LearnerStory row(String entity, long time, float... row) {
    learner.add(state, sample(plan.sampling(), entity, time, row));
    return this;
  }

  /** Four entities send records of two features, normally distributed, from a time on. */
  LearnerStory normal(long time, int count) {
    for (int i = 0; i < count; i++) {
      float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian()};
      row("pump-" + i % 4, time, row);
    }
    return this;
  }

  /** Closes the oldest open window and, where that is due, trains. */
  ModelDecision close() {
    Learner.Step step = learner.close(state);
    if (step instanceof Learner.Step.Training training) {
      return learner.conclude(state, training.job().run(trainer));
    }
    return ((Learner.Step.Decided) step).decision();
  }

  /** Closes, in order, all windows that end up to a time. */
  List<ModelDecision> closeUntil(long time) {
    List<ModelDecision> decisions = new ArrayList<>();
    while (learner.closable(state, time)) {
      decisions.add(close());
    }
    return decisions;
  }

  /** Closes the oldest open window, for which a training is due, and leaves it under way. */
  TrainingJob beginTraining() {
    return ((Learner.Step.Training) learner.close(state)).job();
  }

  static Sample sample(SamplingPlan sampling, String entity, long time, float... row) {
    SampleUnit unit = SampleUnit.of(entity, sampling.entityWindowStart(time));
    return new Sample(Models.SLOT, sampling.windowEnd(time), unit, row);
  }
}
