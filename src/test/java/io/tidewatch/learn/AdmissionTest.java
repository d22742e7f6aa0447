package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training windows of a second, begun at 0. */
class AdmissionTest {

  private static final long WINDOW = Plans.SAMPLING.windowMillis();

  private final List<String> passed = new ArrayList<>();
  private Admission admission = admission(2, 0);
  private AdmissionState state = admission.begin(Map.of());

  private static Admission admission(int atMost, long forgetAfterMillis) {
    return admission(atMost, forgetAfterMillis, Ordering.EVENT_TIME);
  }

  private static Admission admission(int atMost, long forgetAfterMillis, Ordering ordering) {
    SlotPlan slots = new SlotPlan(ModelScope.ENTITY, 1, atMost);
    return new Admission(DetectorPlans.of(ordering, slots, new Forgetting(forgetAfterMillis)));
  }

  private void by(Admission other) {
    admission = other;
    state = other.begin(Map.of());
  }

  private void samples(long window, String... entities) {
    for (String entity : entities) {
      admission.take(state, sample(entity, window), this::pass);
    }
  }

  private static Sample sample(String slot, long window) {
    SampleUnit unit = SampleUnit.of(slot, window * WINDOW);
    return new Sample(slot, (window + 1) * WINDOW, unit, new float[1]);
  }

  private void pass(Sample sample) {
    passed.add(text(sample));
  }

  private static String text(Sample sample) {
    return sample.slot() + " of " + (sample.windowEnd() / WINDOW - 1);
  }

  /** What is decided when so many windows are over: who goes, who comes and who has to wait. */
  private List<String> over(long windows) {
    return lines(admission.advance(state, windows * WINDOW - 1, this::pass));
  }

  private static List<String> lines(List<AdmissionDecision> decisions) {
    return decisions.stream()
        .map(
            decision ->
                "%d: -%s +%s, %d not"
                    .formatted(
                        decision.windowEnd() / WINDOW,
                        decision.retired(),
                        decision.admitted(),
                        decision.turnedAway()))
        .toList();
  }

  /** Entities in the order of the hashes that decide at the end of a window. */
  private static List<String> byHash(long windowEnd, String... entities) {
    return Arrays.stream(entities)
        .sorted(Comparator.comparing((String entity) -> SampleUnit.of(entity, windowEnd * WINDOW)))
        .toList();
  }

  @Test
  void anEntityIsAdmittedAtTheEndOfTheFirstWindowItComesInAndLearnsFromTheNext() {
    over(0);
    samples(0, "a", "a", "b");
    assertThat(over(1)).containsExactly("1: -[] +[a, b], 0 not");
    samples(1, "a", "b", "a");
    assertThat(over(2)).containsExactly("2: -[] +[], 0 not");

    assertThat(passed).containsExactly("a of 1", "b of 1", "a of 1");
  }

  @Test
  void theSharedSlotLearnsFromAll() {
    samples(0, SlotPlan.SHARED);
    samples(7, SlotPlan.SHARED);

    assertThat(passed).containsExactly("shared of 0", "shared of 7");
  }

  @Test
  void ifThereIsRoomForFewerTheSmallestHashesAreAdmitted() {
    List<String> order = byHash(1, "a", "b", "c", "d");
    by(admission(3, 0));
    over(0);
    samples(0, "a", "b", "c", "d");

    List<String> chosen = order.subList(0, 3).stream().sorted().toList();
    assertThat(over(1)).containsExactly("1: -[] +" + chosen + ", 0 not");
  }

  @Test
  void whoeverHasAModelKeepsItHoweverManyCome() {
    over(0);
    samples(0, "a", "b");
    over(1);
    for (int window = 1; window < 20; window++) {
      samples(window, "a", "b", "c" + window, "d" + window, "e" + window);
      assertThat(over(window + 1)).containsExactly((window + 1) + ": -[] +[], 2 not");
    }

    assertThat(state.admitted()).containsOnlyKeys("a", "b");
    assertThat(passed).hasSize(38).allMatch(line -> line.startsWith("a") || line.startsWith("b"));
  }

  @Test
  void whatIsRememberedDoesNotGrowWithThoseWhoAreTurnedAway() {
    over(0);
    IntStream.range(0, 10_000).forEach(i -> samples(0, "e" + i));

    assertThat(state.candidates().get(WINDOW)).hasSize(2);
  }

  @Test
  void whoeverFallsSilentGivesItsPlaceToAnotherInTheSameMoment() {
    by(admission(2, WINDOW));
    over(0);
    samples(0, "a", "b");
    over(1);
    samples(1, "b");
    assertThat(over(2))
        .as("a was last heard of in the first")
        .containsExactly("2: -[a] +[], 0 not");
    samples(2, "b", "c");
    assertThat(over(3)).containsExactly("3: -[] +[c], 0 not");
    samples(3, "d");
    assertThat(over(4)).containsExactly("4: -[b, c] +[d], 0 not");
  }

  @Test
  void whoeverComesBackIsAdmittedAnew() {
    by(admission(2, WINDOW));
    over(0);
    samples(0, "a");
    assertThat(over(5))
        .containsExactly("1: -[] +[a], 0 not", "2: -[a] +[], 0 not", "5: -[] +[], 0 not");
    samples(5, "a");
    assertThat(over(6)).containsExactly("6: -[] +[a], 0 not");
    samples(6, "a");

    assertThat(passed).containsExactly("a of 6");
  }

  @Test
  void samplesAheadOfTheDecisionWaitForIt() {
    samples(0, "a");
    samples(1, "a");
    samples(2, "a");
    assertThat(passed).isEmpty();

    assertThat(over(1)).containsExactly("0: -[] +[], 0 not", "1: -[] +[a], 0 not");
    assertThat(passed).containsExactly("a of 1");
    over(2);
    assertThat(passed).containsExactly("a of 1", "a of 2");
    assertThat(state.held()).isEmpty();
  }

  @Test
  void inArrivalOrderNothingWaits() {
    by(admission(2, 0, Ordering.ARRIVAL));
    samples(0, "a");
    over(1);
    samples(7, "a");

    assertThat(passed).containsExactly("a of 7");
  }

  @Test
  void theEndOfEventTimeDecidesAll() {
    by(admission(2, WINDOW));
    samples(0, "a");
    samples(3, "a");

    List<AdmissionDecision> decisions = admission.advance(state, Long.MAX_VALUE, this::pass);

    assertThat(lines(decisions))
        .startsWith("0: -[] +[], 0 not", "1: -[] +[a], 0 not", "2: -[a] +[], 0 not");
    assertThat(state.admitted()).isEmpty();
  }

  @Test
  void theBeginningOfEventTimeDecidesNothing() {
    assertThat(admission.advance(state, Long.MIN_VALUE, this::pass))
        .allMatch(decision -> decision.admitted().isEmpty())
        .allMatch(decision -> decision.windowEnd() < 0);
  }

  @Test
  void ofAnEarlierRunThoseTrainedLastBegin() {
    Map<String, DetectorModel> models = new TreeMap<>();
    models.put("a", Models.champion(1, 5 * WINDOW));
    models.put("b", Models.champion(1, 7 * WINDOW));
    models.put("c", Models.champion(1, 6 * WINDOW));
    models.put(SlotPlan.SHARED, Models.champion(1, 0));

    Map<String, DetectorModel> fitting = admission.fitting(models);

    assertThat(fitting).containsOnlyKeys("b", "c", SlotPlan.SHARED);
    assertThat(admission.begin(fitting).admitted())
        .isEqualTo(Map.of("b", 7 * WINDOW, "c", 6 * WINDOW));
  }

  @Test
  void whereNothingIsSharedAllModelsOfAnEarlierRunFit() {
    Admission each =
        new Admission(DetectorPlans.of(Ordering.EVENT_TIME, SlotPlan.of(ModelScope.ENTITY)));
    Map<String, DetectorModel> models =
        Map.of("a", Models.champion(1, 0), "b", Models.champion(2, 0));

    assertThat(each.fitting(models)).isEqualTo(models);
    assertThat(each.begin(models).admitted()).isEmpty();
  }

  /** Several tasks send samples, each in the order of event time but one ahead of another. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatIsDecidedDoesNotDependOnTheOrderOfArrival(int seed) {
    List<Sample> all = stream(new Random(seed));
    Run straight = run(all, all.size());
    assertThat(straight.decisions()).anyMatch(line -> !line.contains("-[]"));
    assertThat(straight.decisions()).anyMatch(line -> !line.endsWith(" 0 not"));
    for (int ahead : new int[] {1, 5, 50}) {
      List<Sample> mixed = mixed(all, ahead, new Random(seed + ahead));
      Run run = run(mixed, ahead);
      assertThat(run.decisions()).isEqualTo(straight.decisions());
      assertThat(run.passed()).isEqualTo(straight.passed());
    }
  }

  private record Run(List<String> decisions, List<String> passed) {}

  /** Forty windows in which some of sixty entities come, in bouts. */
  private static List<Sample> stream(Random random) {
    List<Sample> all = new ArrayList<>();
    for (int window = 0; window < 40; window++) {
      for (int entity = 0; entity < 60; entity++) {
        if ((entity * 7 + window / 6) % 5 == 0 && random.nextInt(3) > 0) {
          all.add(sample("e" + entity, window));
        }
      }
    }
    return all;
  }

  /** Each sample up to so many places later than it was, and never behind one of its own entity. */
  private static List<Sample> mixed(List<Sample> all, int most, Random random) {
    Map<Integer, List<Sample>> places = new TreeMap<>();
    Map<String, Integer> last = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      Sample sample = all.get(i);
      int place = last.merge(sample.slot(), i + random.nextInt(most), Math::max);
      places.computeIfAbsent(place, it -> new ArrayList<>()).add(sample);
    }
    return places.values().stream().flatMap(List::stream).toList();
  }

  private static Run run(List<Sample> samples, int ahead) {
    Admission admission = admission(5, 3 * WINDOW);
    AdmissionState state = admission.begin(Map.of());
    List<AdmissionDecision> decisions = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    long[] least = leastToCome(samples);
    for (int i = 0; i < samples.size(); i++) {
      admission.take(state, samples.get(i), it -> passed.add(text(it)));
      if (i % Math.min(ahead, 7) == 0 && i + 1 < samples.size()) {
        long watermark = least[i + 1] - WINDOW - 1;
        decisions.addAll(admission.advance(state, watermark, it -> passed.add(text(it))));
        state = new AdmissionStateCodec().copy(state);
      }
    }
    decisions.addAll(admission.advance(state, Long.MAX_VALUE, it -> passed.add(text(it))));
    Collections.sort(passed);
    List<String> telling =
        lines(decisions).stream().filter(line -> !line.endsWith("-[] +[], 0 not")).toList();
    return new Run(telling, passed);
  }

  /** The least end of a window among the samples from each place on. */
  private static long[] leastToCome(List<Sample> samples) {
    long[] ends = samples.stream().mapToLong(Sample::windowEnd).toArray();
    return LongStream.range(0, ends.length)
        .map(i -> Arrays.stream(ends, (int) i, ends.length).min().orElseThrow())
        .toArray();
  }
}
