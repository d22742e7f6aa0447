package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which model holds for a record. */
class ValidityTest {

  private static final LearningPlan LEARNING = Plans.learning(Plans.NEVER);
  private static final long DELAY = LEARNING.activationDelayMillis();
  private static final long WINDOW = LEARNING.sampling().windowMillis();
  private static final SlotPlan STREAM = SlotPlan.of(ModelScope.STREAM);
  private static final SlotPlan SHARING = new SlotPlan(ModelScope.ENTITY, 1, 10);
  private static final DetectorModel FIRST = Models.champion(3, 0);
  private static final DetectorModel SECOND = Models.champion(4, WINDOW);

  private final Map<String, ModelTimeline> timelines = new HashMap<>();
  private Tenures tenures = Tenures.EMPTY;

  private static FeatureVector at(long time) {
    Origin origin = new Origin("readings", 0, 0, 0);
    return new FeatureVector("a", "", time, origin, new float[1]);
  }

  private void decide(Validity validity, String slot, long windowEnd, DetectorModel model) {
    Verdict verdict = model == null ? Verdict.NOT_DUE : Verdict.PROMOTED;
    ModelDecision decision =
        new ModelDecision(slot, windowEnd, verdict, Trigger.NONE, model, 0, 0, 0, 0, 0, 0, "");
    timelines.put(slot, validity.after(timeline(slot), decision));
  }

  private ModelTimeline timeline(String slot) {
    return timelines.getOrDefault(slot, ModelTimeline.EMPTY);
  }

  private DetectorModel modelFor(Validity validity, long time) {
    return validity.modelFor(at(time), tenures, this::timeline);
  }

  @Test
  void aModelHoldsFromTheActivationDelayOnAndTheFirstOneBefore() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.EVENT_TIME, STREAM));

    decide(validity, "stream", 0, FIRST);
    decide(validity, "stream", WINDOW, SECOND);

    assertThat(modelFor(validity, -1_000_000)).isSameAs(FIRST);
    assertThat(modelFor(validity, WINDOW + DELAY - 1)).isSameAs(FIRST);
    assertThat(modelFor(validity, WINDOW + DELAY)).isSameAs(SECOND);
    assertThat(modelFor(validity, 2 * WINDOW + DELAY)).as("not decided yet").isNull();
  }

  @Test
  void inArrivalOrderTheNewestHolds() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.ARRIVAL, STREAM));

    decide(validity, "stream", 0, FIRST);
    decide(validity, "stream", WINDOW, SECOND);

    assertThat(modelFor(validity, -1_000_000)).isSameAs(SECOND);
    assertThat(modelFor(validity, 1_000_000)).isSameAs(SECOND);
  }

  @Test
  void aFoldOverFilesKnowsTheEventTimeWhateverTheOrder() {
    Validity validity =
        new Validity(DetectorPlans.of(Ordering.ARRIVAL, STREAM), Ordering.EVENT_TIME);

    decide(validity, "stream", 0, FIRST);
    decide(validity, "stream", WINDOW, SECOND);

    assertThat(modelFor(validity, -1_000_000)).isSameAs(FIRST);
  }

  private void admit(Validity validity, long windowEnd, String... slots) {
    tenures =
        validity.after(tenures, new AdmissionDecision(windowEnd, List.of(), List.of(slots), 0));
  }

  private void retire(Validity validity, long windowEnd, String... slots) {
    tenures =
        validity.after(tenures, new AdmissionDecision(windowEnd, List.of(slots), List.of(), 0));
  }

  @Test
  void theSharedModelHoldsWhereItIsDecidedThatThereIsNoOwn() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.EVENT_TIME, SHARING));

    decide(validity, SlotPlan.SHARED, 0, FIRST);
    assertThat(modelFor(validity, 0)).as("who has one is not decided").isNull();

    admit(validity, 0);
    assertThat(modelFor(validity, 0)).isSameAs(FIRST);
    assertThat(modelFor(validity, DELAY + WINDOW - 1)).isSameAs(FIRST);
    assertThat(modelFor(validity, DELAY + WINDOW)).as("nor is it from here on").isNull();
  }

  @Test
  void whoIsAdmittedWaitsForTheDecisionsAboutItsOwnFromTheActivationDelayOn() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.EVENT_TIME, SHARING));
    decide(validity, SlotPlan.SHARED, 0, FIRST);

    admit(validity, 0, "a");
    assertThat(modelFor(validity, DELAY - 1)).isSameAs(FIRST);
    assertThat(modelFor(validity, DELAY)).as("its own is not decided").isNull();

    decide(validity, "a", 0, null);
    assertThat(modelFor(validity, DELAY)).isSameAs(FIRST);
  }

  @Test
  void anOwnModelHoldsFromTheActivationDelayOnOnly() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.EVENT_TIME, SHARING));
    decide(validity, SlotPlan.SHARED, WINDOW, FIRST);
    admit(validity, 0, "a");
    admit(validity, WINDOW);

    decide(validity, "a", WINDOW, SECOND);

    assertThat(modelFor(validity, WINDOW + DELAY - 1)).isSameAs(FIRST);
    assertThat(modelFor(validity, WINDOW + DELAY)).isSameAs(SECOND);
  }

  @Test
  void whatAnEntityHadBeforeItWasSilentHoldsNoLonger() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.EVENT_TIME, SHARING));
    decide(validity, SlotPlan.SHARED, 0, FIRST);
    admit(validity, 0, "a");
    decide(validity, "a", WINDOW, SECOND);
    retire(validity, 4 * WINDOW, "a");
    decide(validity, "a", 4 * WINDOW, null);

    assertThat(modelFor(validity, 4 * WINDOW + DELAY - 1)).isSameAs(SECOND);
    decide(validity, SlotPlan.SHARED, 4 * WINDOW, null);
    assertThat(modelFor(validity, 4 * WINDOW + DELAY)).isSameAs(FIRST);

    admit(validity, 5 * WINDOW, "a");
    decide(validity, SlotPlan.SHARED, 5 * WINDOW, null);
    decide(validity, "a", 5 * WINDOW, null);
    assertThat(modelFor(validity, 5 * WINDOW + DELAY)).as("nor when it is back").isSameAs(FIRST);
  }

  @Test
  void inArrivalOrderAnOwnModelHoldsAsLongAsItsEntityIsAdmitted() {
    Validity validity = new Validity(DetectorPlans.of(Ordering.ARRIVAL, SHARING));
    decide(validity, SlotPlan.SHARED, 0, FIRST);
    assertThat(modelFor(validity, 0)).isSameAs(FIRST);

    admit(validity, 0, "a");
    decide(validity, "a", WINDOW, SECOND);
    assertThat(modelFor(validity, 0)).isSameAs(SECOND);

    retire(validity, 4 * WINDOW, "a");
    assertThat(modelFor(validity, 0)).isSameAs(FIRST);
  }
}
