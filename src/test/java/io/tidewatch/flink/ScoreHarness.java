package io.tidewatch.flink;

import io.tidewatch.detect.Score;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.Decision;
import io.tidewatch.learn.DetectorPlan;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** A {@link ScoreFunction} at work. */
final class ScoreHarness
    extends KeyedBroadcastOperatorTestHarness<String, FeatureVector, Decision, Score> {

  static final int MAX_PARALLELISM = 8;

  ScoreHarness(DetectorPlan plan, Map<String, byte[]> warm) throws Exception {
    this(plan, warm, 1, 0);
  }

  ScoreHarness(DetectorPlan plan, Map<String, byte[]> warm, int parallelism, int subtask)
      throws Exception {
    super(
        new CoBroadcastWithKeyedOperator<>(
            new ScoreFunction(plan, warm), List.of(Stages.timelines(), Stages.tenures())),
        FeatureVector::entity,
        Types.STRING,
        MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  static Input<ScoreHarness> element(FeatureVector vector) {
    return harness -> harness.processElement(vector, vector.time());
  }

  static Input<ScoreHarness> element(String entity, long time) {
    return element(Pumps.vector(entity, time));
  }

  static Input<ScoreHarness> decision(Decision decision) {
    return harness -> harness.processBroadcastElement(decision, decision.windowEnd());
  }
}
