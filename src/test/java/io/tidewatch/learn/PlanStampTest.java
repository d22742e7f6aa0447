package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Ordering;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanStampTest {

  private static PlanStamp stamp(Map<String, String> settings) {
    return new PlanStamp(new TreeMap<>(settings));
  }

  @Test
  void equalStampsHaveNoConflict() {
    assertThat(stamp(Map.of("order", "arrival")).conflicts(stamp(Map.of("order", "arrival"))))
        .isEmpty();
  }

  @Test
  void eachOtherValueIsAConflict() {
    PlanStamp stored = stamp(Map.of("order", "arrival", "pipeline", "a"));
    assertThat(stored.conflicts(stamp(Map.of("order", "event_time", "pipeline", "b"))))
        .containsExactly(
            "order must be arrival as in the stored state, but was event_time",
            "pipeline must be a as in the stored state, but was b");
  }

  @Test
  void aSettingThatOnlyOneSideKnowsIsNone() {
    assertThat(stamp(Map.of("later", "1")).conflicts(stamp(Map.of("order", "arrival")))).isEmpty();
  }

  @Test
  void stateFromBeforeEntitiesSharedAModelIsOfNoUseWhereTheyDo() {
    SlotPlan sharing = new SlotPlan(ModelScope.ENTITY, 1, 10);
    PlanStamp now = PlanStamp.of(DetectorPlans.of(Ordering.EVENT_TIME, sharing));
    assertThat(stamp(Map.of()).conflicts(now))
        .containsExactly("model.own_after must be 0 as in the stored state, but was more than 0");

    SlotPlan each = SlotPlan.of(ModelScope.ENTITY);
    PlanStamp still = PlanStamp.of(DetectorPlans.of(Ordering.EVENT_TIME, each));
    assertThat(stamp(Map.of()).conflicts(still)).isEmpty();
  }

  @Test
  void howSoonAndHowManyHaveTheirOwnModelsMayChange() {
    SlotPlan before = new SlotPlan(ModelScope.ENTITY, 100, 1_000);
    SlotPlan after = new SlotPlan(ModelScope.ENTITY, 7, 3);

    assertThat(
            PlanStamp.of(DetectorPlans.of(Ordering.EVENT_TIME, before))
                .conflicts(PlanStamp.of(DetectorPlans.of(Ordering.EVENT_TIME, after))))
        .isEmpty();
  }

  @Test
  void theCodecGivesBackWhatItTook() throws IOException {
    PlanStamp stamp = stamp(Map.of("order", "arrival", "pipeline", "a"));
    Codec<PlanStamp> codec = new PlanStampCodec();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(stamp, new DataOutputStream(bytes));
    assertThat(codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(stamp);
  }
}
