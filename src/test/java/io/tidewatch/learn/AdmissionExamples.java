package io.tidewatch.learn;

import io.tidewatch.learn.Tenures.Tenure;
import java.util.List;
import java.util.Map;

/** What layouts are tried with. */
public final class AdmissionExamples {

  private AdmissionExamples() {}

  /** Two are admitted, two would like to be, and three samples wait. */
  public static AdmissionState busy() {
    AdmissionState state = new AdmissionState();
    state.decided(1_000);
    state.admit("a", 1_000);
    state.admit("b", -1_000);
    state.apply("c", 2_000, 10);
    state.apply("d", 2_000, 10);
    state.apply("c", 3_000, 10);
    for (String slot : List.of("c", "a", "c")) {
      SampleUnit unit = SampleUnit.of(slot, 3_000);
      state.hold(new Sample(slot, 4_000, unit, new float[] {1, Float.NaN}));
    }
    return state;
  }

  /** Two slots, one of which was given up and admitted again. */
  public static Tenures tenures() {
    return new Tenures(
        Map.of(
            "a", List.of(new Tenure(0, 5), new Tenure(7, Tenures.OPEN)),
            "Pümpe", List.of(new Tenure(Long.MIN_VALUE, 3))),
        99);
  }
}
