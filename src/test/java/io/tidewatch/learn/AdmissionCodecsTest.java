package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stored and sent of admission comes back whole or not at all. */
class AdmissionCodecsTest {

  private static final AdmissionDecision DECISION =
      new AdmissionDecision(-5, List.of("a"), List.of("b", "Pümpe"), 7);
  private static final DecisionCodec DECISIONS = new DecisionCodec();
  private static final AdmissionStateCodec STATES = new AdmissionStateCodec();
  private static final TenuresCodec TENURES = new TenuresCodec();

  @Test
  void decisionAboutAdmission() {
    Layouts.check(DECISIONS, DECISION);

    assertThat(Layouts.roundTrip(DECISIONS, DECISION)).isEqualTo(DECISION);
  }

  @Test
  void decisionAboutAModel() {
    ModelDecision decision = ModelDecision.empty("a", 5);

    assertThat(Layouts.roundTrip(DECISIONS, decision)).isEqualTo(decision);
  }

  @Test
  void decisionOfNoKnownKindIsRefused() {
    assertThatThrownBy(() -> Layouts.read(DECISIONS, new byte[] {1, 2}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kind of decision");
  }

  @Test
  void nobodyIsTurnedAwayLessThanNever() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdmissionDecision(0, List.of(), List.of(), -1))
        .withMessage("entities turned away must be at least 0, but was -1");
  }

  @Test
  void stateInTheMidstOfItAll() {
    AdmissionState state = AdmissionExamples.busy();

    Layouts.check(STATES, state);

    AdmissionState read = Layouts.roundTrip(STATES, state);
    assertThat(read.decidedUntil()).isEqualTo(1_000);
    assertThat(read.admitted()).isEqualTo(state.admitted());
    assertThat(read.candidates()).isEqualTo(state.candidates());
    assertThat(read.held().get(4_000L)).extracting(Sample::slot).containsExactly("c", "a", "c");
  }

  @Test
  void copySharesNothingThatChanges() {
    AdmissionState state = AdmissionExamples.busy();
    AdmissionState copy = STATES.copy(state);
    state.retire("a");
    state.apply("e", 2_000, 10);

    assertThat(copy.size()).isEqualTo(2);
    assertThat(copy.candidates().get(2_000L)).hasSize(2);
  }

  @Test
  void tenures() {
    Tenures tenures = AdmissionExamples.tenures();

    Layouts.check(TENURES, tenures);

    Tenures read = Layouts.roundTrip(TENURES, tenures);
    assertThat(read.horizon()).isEqualTo(99);
    assertThat(read.bySlot()).isEqualTo(tenures.bySlot());
  }

  @Test
  void immutableValuesAreTheirOwnCopies() {
    assertThat(DECISIONS.copy(DECISION)).isSameAs(DECISION);
    assertThat(TENURES.copy(Tenures.EMPTY)).isSameAs(Tenures.EMPTY);
  }
}
