package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.StateDescriptor;
import org.junit.jupiter.api.Test;

/**
 * The names that savepoints find their state by. A line of these lists, once released, is never
 * changed or taken away; a new stage or state adds one.
 */
class StagesTest {

  private static final List<String> UIDS =
      List.of(
          "source",
          "parse",
          "order",
          "window",
          "sample",
          "admit",
          "learn",
          "score",
          "detect",
          "alerts",
          "scores",
          "dead-letters",
          "promoted",
          "models",
          "decided",
          "decisions");

  private static final List<String> STATES =
      List.of(
          "partition-maxima",
          "plan-stamps",
          "waiting-readings",
          "window",
          "learner",
          "admission",
          "model-timelines",
          "tenures",
          "waiting-vectors",
          "entity",
          "alert-state");

  @Test
  void uidsAreTheReleasedOnes() {
    assertThat(Arrays.stream(Stages.Stage.values()).map(Stages.Stage::uid))
        .containsExactlyInAnyOrderElementsOf(UIDS);
  }

  @Test
  void uidsAndTitlesAreUnique() {
    assertThat(Arrays.stream(Stages.Stage.values()).map(Stages.Stage::uid)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Stages.Stage.values()).map(Stages.Stage::title))
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  @Test
  void statesHaveTheReleasedNames() {
    assertThat(
            Stream.of(
                    Stages.maxima(),
                    Stages.planStamps(),
                    Stages.waitingReadings(),
                    Stages.window(),
                    Stages.learner(),
                    Stages.admission(),
                    Stages.timelines(),
                    Stages.tenures(),
                    Stages.waitingVectors(),
                    Stages.entity(),
                    Stages.alertState())
                .map(StateDescriptor::getName))
        .containsExactlyElementsOf(STATES);
  }

  @Test
  void sideOutputsAreToldApart() {
    assertThat(Stages.DEAD.getId()).isEqualTo("dead-letters");
    assertThat(Stages.SCORED.getId()).isEqualTo("scores");
    assertThat(Stages.TOLD.getId()).isEqualTo("told");
  }
}
