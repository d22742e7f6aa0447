package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Learn keeps of entities that have fallen silent: nothing, two minutes later. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LearnRetirementTest {

  private static final DetectorPlan PLAN = Pumps.sharing(100, 10, new Forgetting(2 * MINUTE));

  private static LearnHarness open(Backend backend, OperatorSubtaskState snapshot)
      throws Exception {
    return Restarts.open(
        new LearnHarness(PLAN, HalvingTrainer::new, Map.of()), Stages.DECISION, backend, snapshot);
  }

  private static LearnHarness trained(Backend backend) throws Exception {
    LearnHarness learn = open(backend, null);
    learn.feedWindow("a", NOON);
    learn.runNextMail();
    learn.feedWindow("shared", NOON);
    learn.runNextMail();
    assertThat(learn.decisions()).filteredOn(line -> line.contains("promoted")).hasSize(2);
    return learn;
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void theSlotOfASilentEntityIsForgottenAndTheSharedOneKept(Backend backend) throws Exception {
    try (LearnHarness learn = trained(backend)) {
      learn.snapshot(1, 1);
      assertThat(Restarts.keys(learn, Stages.learner().getName())).containsExactly("a", "shared");

      learn.processWatermark(NOON + 3 * MINUTE - 2);
      assertThat(learn.decisions()).noneMatch(line -> line.startsWith("3 min"));
      learn.processWatermark(NOON + 3 * MINUTE - 1);

      assertThat(learn.decisions()).last().isEqualTo("3 min: empty, none");
      assertThat(learn.watermark()).isEqualTo(NOON + 3 * MINUTE - 1);
      learn.snapshot(2, 2);
      assertThat(Restarts.keys(learn, Stages.learner().getName())).containsExactly("shared");
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatIsForgottenStaysForgottenAfterARestart(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (LearnHarness learn = trained(backend)) {
      learn.snapshot(1, 1);
      learn.processWatermark(NOON + 3 * MINUTE);
      snapshot = learn.snapshot(2, 2);
    }

    try (LearnHarness learn = open(backend, snapshot)) {
      learn.feedWindow("a", NOON + 5 * MINUTE);
      learn.runNextMail();

      assertThat(learn.decisions()).last().isEqualTo("6 min: promoted, first");
    }
  }

  @Test
  void whoeverScoresIsToldAllThatIsPublished() throws Exception {
    try (LearnHarness learn = trained(Backend.HEAP)) {
      learn.processWatermark(NOON + 3 * MINUTE);

      assertThat(learn.getSideOutput(Stages.TOLD))
          .map(record -> (ModelDecision) record.getValue())
          .containsExactlyElementsOf(learn.extractOutputValues());
    }
  }
}
