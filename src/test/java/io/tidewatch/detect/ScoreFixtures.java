package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelVersion;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Scores of one entity, and what the policy makes of them. */
final class ScoreFixtures {

  /** The share of records that may exceed. */
  static final double RATE = 1e-3;

  static final ModelVersion VERSION = new ModelVersion(2, "0badcafe");

  private ScoreFixtures() {}

  static AlertPlan plan(int openAfter, long closeAfterMillis, long coolDownMillis) {
    return new AlertPlan("pumps", RATE, openAfter, closeAfterMillis, coolDownMillis);
  }

  /** A p-value in the middle of a severity. */
  static double pValue(Severity severity) {
    return switch (severity) {
      case MINOR -> RATE / 10;
      case MAJOR -> RATE / 1e4;
      case CRITICAL -> RATE / 1e8;
    };
  }

  static Score quiet(long time) {
    return score(time, 0.5);
  }

  static Score exceeding(long time, Severity severity) {
    return score(time, pValue(severity));
  }

  /** A score of one feature, explained where it exceeds. */
  static Score score(long time, double pValue) {
    return score("pump-7", time, pValue, VERSION);
  }

  static Score score(String entity, long time, double pValue, ModelVersion version) {
    float error = (float) -Math.log10(pValue);
    Origin origin = new Origin("readings", 0, Math.abs(time % 1000), time);
    List<PassedField> passed = List.of(new PassedField("batch", "B" + time, true));
    FeatureVector vector =
        new FeatureVector(entity, "", time, origin, new float[] {error}, null, true, true, passed);
    Explanation why = new Explanation(new float[] {1}, new float[] {0}, 3, 0.9);
    return new Score(vector, error, pValue, version, pValue < RATE ? why : null);
  }

  /** A story of scores, times rising by 0 to 30, mostly quiet or mostly not. */
  static List<Score> story(SplittableRandom random, int length) {
    List<Score> story = new ArrayList<>();
    double calm = random.nextDouble();
    long time = random.nextLong(-1000, 1000);
    for (int i = 0; i < length; i++) {
      double orders = random.nextDouble() < calm ? -2 : random.nextDouble(0.01, 12);
      story.add(score(time, RATE * Math.pow(10, -orders)));
      time += random.nextInt(4) == 0 ? 0 : random.nextInt(31);
    }
    return story;
  }

  /** A plan for such stories. */
  static AlertPlan plan(SplittableRandom random) {
    return plan(random.nextInt(1, 4), random.nextInt(0, 60), random.nextInt(0, 200));
  }

  /** The alerts of a story, and of its end once time has passed. */
  static List<Alert> alerts(AlertPlan plan, List<Score> story) {
    AlertPolicy policy = new AlertPolicy(plan, Forgetting.NEVER);
    List<Alert> alerts = new ArrayList<>();
    AlertState state = AlertState.QUIET;
    for (Score score : story) {
      state = policy.step(state, score, alerts::add);
    }
    policy.expire(state, Long.MAX_VALUE, alerts::add);
    return alerts;
  }
}
