package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.Codec;
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
  void theCodecGivesBackWhatItTook() throws IOException {
    PlanStamp stamp = stamp(Map.of("order", "arrival", "pipeline", "a"));
    Codec<PlanStamp> codec = new PlanStampCodec();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(stamp, new DataOutputStream(bytes));
    assertThat(codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(stamp);
  }
}
