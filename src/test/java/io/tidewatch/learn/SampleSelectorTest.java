package io.tidewatch.learn;

import static io.tidewatch.learn.Models.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleSelectorTest {

  private static final long END = 1_000;

  private final SampleSelector selector = new SampleSelector(new SamplingPlan(1_000, 500, 2, 100));

  private static SampleUnit unit(long hash) {
    return new SampleUnit(hash, "pump-" + hash, 0);
  }

  private boolean travels(long hash) {
    return selector.travels(SLOT, END, unit(hash));
  }

  @Test
  void asManyEntityWindowsTravelAsThePlanTakes() {
    assertThat(travels(50)).isTrue();
    assertThat(travels(40)).isTrue();
    assertThat(travels(60)).isFalse();
  }

  @Test
  void everyRecordOfAChosenEntityWindowTravels() {
    travels(50);
    travels(40);

    assertThat(travels(50)).isTrue();
    assertThat(travels(40)).isTrue();
    assertThat(travels(50)).isTrue();
  }

  @Test
  void smallerHashTakesThePlaceOfTheLargest() {
    travels(50);
    travels(40);

    assertThat(travels(30)).isTrue();
    assertThat(travels(50)).as("gave up its place").isFalse();
    assertThat(travels(40)).isTrue();
  }

  @Test
  void trainingWindowsAreChosenFromApart() {
    travels(50);
    travels(40);

    assertThat(selector.travels(SLOT, 2 * END, unit(60))).isTrue();
    assertThat(travels(60)).isFalse();
  }

  @Test
  void slotsAreChosenFromApart() {
    travels(50);
    travels(40);

    assertThat(selector.travels("another", END, unit(60))).isTrue();
    assertThat(travels(60)).isFalse();
  }

  @Test
  void whatIsForgottenIsTheWindowsThatEndedAndNoOther() {
    for (long end : new long[] {END, 2 * END}) {
      selector.travels(SLOT, end, unit(50));
      selector.travels(SLOT, end, unit(40));
    }

    selector.forgetUntil(END);

    assertThat(selector.travels(SLOT, END, unit(60))).as("of the window that ended").isTrue();
    assertThat(selector.travels(SLOT, 2 * END, unit(60))).as("of the one that did not").isFalse();
  }

  @Test
  void manySlotsAtATimeCostNoRecordOfTheChoice() {
    travels(50);
    travels(40);

    for (int slot = 0; slot < 25_000; slot++) {
      assertThat(selector.travels("slot-" + slot, END, unit(60))).isTrue();
      assertThat(travels(40)).isTrue();
      assertThat(travels(50)).isTrue();
    }
  }
}
