package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.Sample;
import io.tidewatch.model.ModelCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Room for two. */
class AdmitOperatorTest {

  private static final DetectorPlan PLAN = Pumps.sharing(100, 2, new Forgetting(2 * MINUTE));

  private static final class Harness extends OneInputStreamOperatorTestHarness<Sample, Sample> {
    private Harness(Map<String, byte[]> warm) throws Exception {
      super(new AdmitOperator(PLAN, warm));
    }
  }

  private final Restarts<Harness, Sample> restarts =
      new Restarts<>(() -> new Harness(Map.of()), Stages.SAMPLE, Stages.TOLD);

  private static Input<Harness> sample(String slot, long time) {
    Sample sample = Pumps.sample(slot, slot, time, 1, 2, 3);
    return harness -> harness.processElement(sample, time);
  }

  private static Input<Harness> watermark(long time) {
    return harness -> harness.processWatermark(time);
  }

  /** Pumps come, stay or go; a sample is often ahead of the watermark. */
  private static List<Input<Harness>> story() {
    List<Input<Harness>> inputs = new ArrayList<>();
    inputs.add(sample("shared", NOON));
    inputs.add(watermark(NOON));
    for (int minute = 0; minute < 12; minute++) {
      for (int pump = 0; pump < 5; pump++) {
        if ((pump + minute / 4) % 3 != 0) {
          inputs.add(sample("pump-" + pump, NOON + minute * MINUTE + pump));
        }
      }
      if (minute % 3 != 1) {
        inputs.add(watermark(NOON + minute * MINUTE));
      }
    }
    inputs.add(watermark(Long.MAX_VALUE));
    return inputs;
  }

  @Test
  void samplesOfTheAdmittedPassAndScoringIsToldWhoTheyAre() throws Exception {
    Emitted<Sample> emitted =
        restarts.uninterrupted(
            Backend.HEAP,
            List.of(
                watermark(NOON - 1),
                sample("a", NOON),
                sample("shared", NOON),
                watermark(NOON + MINUTE - 1),
                sample("a", NOON + MINUTE)));

    assertThat(emitted.values()).extracting(Sample::slot).containsExactly("shared", "a");
    assertThat(emitted.side(Stages.TOLD))
        .containsExactly(
            AdmissionDecision.nothing(NOON),
            new AdmissionDecision(NOON + MINUTE, List.of(), List.of("a"), 0));
    assertThat(emitted.watermarks()).containsExactly(NOON - 1, NOON + MINUTE - 1);
  }

  @Test
  void whoeverBeginsWithAModelIsAdmittedFromTheStart() throws Exception {
    byte[] model = ModelCodec.encode(Pumps.model("a", 3, NOON));
    Restarts<Harness, Sample> warm =
        new Restarts<>(() -> new Harness(Map.of("a", model)), Stages.SAMPLE, Stages.TOLD);

    Emitted<Sample> emitted =
        warm.uninterrupted(
            Backend.HEAP,
            List.of(watermark(NOON - 1), sample("a", NOON), watermark(NOON + 5 * MINUTE)));

    assertThat(emitted.values()).extracting(Sample::slot).containsExactly("a");
    assertThat(emitted.side(Stages.TOLD))
        .contains(new AdmissionDecision(NOON + 3 * MINUTE, List.of("a"), List.of(), 0));
  }

  @Test
  void whatComesOutDoesNotDependOnRestarts() throws Exception {
    Emitted<Sample> once = restarts.uninterrupted(Backend.HEAP, story());
    assertThat(once.side(Stages.TOLD))
        .map(AdmissionDecision.class::cast)
        .anyMatch(decision -> !decision.retired().isEmpty())
        .anyMatch(decision -> decision.turnedAway() > 0);

    assertThat(restarts.restartedAfterEach(Backend.HEAP, story()).bytes()).isEqualTo(once.bytes());
  }
}
