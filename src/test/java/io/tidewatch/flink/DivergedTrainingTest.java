package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.ModelCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a training whose steps are far too large, by the trainer that a job has. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DivergedTrainingTest {

  private static final DetectorModel CHAMPION = Pumps.model("stream", 4, NOON - MINUTE);

  private static AutoencoderSpec absurd(Family family) {
    return AutoencoderSpec.of(family)
        .with(Hyperparameter.LEARNING_RATE, "10")
        .with(Hyperparameter.OPTIMIZER, "sgd")
        .with(Hyperparameter.ACTIVATION, "relu");
  }

  private static LearnHarness open(AutoencoderSpec spec, Trainer trainer) throws Exception {
    Map<String, byte[]> warm = Map.of("stream", ModelCodec.encode(CHAMPION));
    return Restarts.open(
        new LearnHarness(Pumps.plan(spec), LearnHarness.of(trainer), warm),
        Stages.DECISION,
        Backend.HEAP,
        null);
  }

  private static ModelDecision refusal(Family family) throws Exception {
    try (LearnHarness learn = open(absurd(family), new Dl4jTrainer())) {
      learn.feedWindow("stream", NOON);
      learn.runNextMail();
      List<ModelDecision> decisions = learn.extractOutputValues();
      return decisions.get(decisions.size() - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"DENOISING", "DEEP", "VARIATIONAL"})
  void theChallengerIsRefusedWithItsReason(Family family) throws Exception {
    ModelDecision decision = refusal(family);
    assertThat(decision.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(decision.verdict().refused()).isTrue();
    assertThat(decision.model()).isNull();
    assertThat(decision.detail())
        .startsWith("training must give a usable network, but was: training diverged");
  }

  @Test
  void theChampionStaysUntilATrainingSucceeds() throws Exception {
    int[] calls = {0};
    Trainer recovering =
        (rows, spec, seed) ->
            calls[0]++ == 0
                ? new Dl4jTrainer().train(rows, spec, seed)
                : new HalvingTrainer().train(rows, spec, seed);
    try (LearnHarness learn = open(absurd(Family.DEEP), recovering)) {
      for (int minute = 0; minute < 2; minute++) {
        learn.feedWindow("stream", NOON + minute * MINUTE);
        learn.runNextMail();
      }
      assertThat(learn.decisions())
          .containsExactly(
              "0 min: empty, none", "1 min: failed, schedule", "2 min: promoted, schedule");
      List<ModelDecision> decisions = learn.extractOutputValues();
      DetectorModel next = decisions.get(decisions.size() - 1).model();
      assertThat(next.version().number()).isEqualTo(CHAMPION.version().number() + 1);
      assertThat(next.provenance().parent()).isEqualTo(CHAMPION.version().toString());
    }
  }

  @Test
  void theVerdictIsCounted() throws Exception {
    MetricListener listener = new MetricListener();
    LearnMetrics metrics = new LearnMetrics(listener.getMetricGroup(), HalvingTrainer::new);
    metrics.decided(refusal(Family.DEEP));
    assertThat(count(listener, Verdict.FAILED)).isEqualTo(1);
    for (Verdict other : Verdict.values()) {
      if (other != Verdict.FAILED) {
        assertThat(count(listener, other)).as(other.text()).isZero();
      }
    }
  }

  private static long count(MetricListener listener, Verdict verdict) {
    return listener
        .getCounter("verdict", verdict.text(), Metrics.VERDICTS)
        .map(Counter::getCount)
        .orElseThrow();
  }
}
