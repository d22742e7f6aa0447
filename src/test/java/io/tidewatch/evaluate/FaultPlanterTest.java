package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanterTest {

  private static final int ROWS = 1_200;
  private static final List<RawRecord> RECORDS = records("p", "q");

  private static List<RawRecord> records(String... files) {
    List<RawRecord> all = new ArrayList<>();
    for (String file : files) {
      all.addAll(Courses.records(file, ROWS));
    }
    return all;
  }

  /** What a fault covers, as readings before and after. */
  private record Pair(Reading before, Reading after) {
    float before(int channel) {
      return before.values()[channel];
    }

    float after(int channel) {
      return after.values()[channel];
    }
  }

  private static int channel(PlantedFault fault) {
    return fault.channel().equals("a") ? 0 : 1;
  }

  private static List<Pair> covered(Planting planting, PlantedFault fault) {
    return RECORDS.stream()
        .map(raw -> new Pair(Courses.reading(raw), Courses.reading(planting.plant(raw))))
        .filter(pair -> fault.covers(pair.before().entity(), pair.before().time()))
        .toList();
  }

  private static PlantedFault first(Planting planting, FaultKind kind) {
    return planting.faults().stream()
        .filter(fault -> fault.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachEntityHasFaultsInItsLatterHalfThatDoNotOverlap() {
    Planting planting = Courses.planted(RECORDS, 1);
    for (String entity : List.of("p", "q")) {
      long free = Courses.START + 1_000L * ROWS / 2;
      List<PlantedFault> faults =
          planting.faults().stream().filter(fault -> fault.entity().equals(entity)).toList();
      assertThat(faults).hasSize(4);
      for (PlantedFault fault : faults) {
        assertThat(fault.start()).isGreaterThanOrEqualTo(free);
        free = fault.end();
      }
    }
  }

  @Test
  void changesOneChannelWhereAFaultIsAndNothingElse() {
    Planting planting = Courses.planted(RECORDS, 1);
    int changed = 0;
    for (RawRecord raw : RECORDS) {
      RawRecord planted = planting.plant(raw);
      Reading before = Courses.reading(raw);
      int fault = planting.fault(raw.origin().topic(), raw.origin().offset());
      if (fault < 0) {
        assertThat(planted).isSameAs(raw);
        continue;
      }
      changed++;
      PlantedFault its = planting.faults().get(fault);
      assertThat(its.covers(before.entity(), before.time())).isTrue();
      Reading after = Courses.reading(planted);
      assertThat(after.time()).isEqualTo(before.time());
      for (int c = 0; c < before.values().length; c++) {
        boolean same = Float.compare(after.values()[c], before.values()[c]) == 0;
        assertThat(same).isEqualTo(c != channel(its));
      }
    }
    assertThat(changed).isEqualTo(planting.changed()).isPositive();
  }

  @Test
  void whatIsSoundLiesInTheLatterHalfOutOfTheFaults() {
    Planting planting = Courses.planted(RECORDS, 1);
    int sound = 0;
    for (RawRecord raw : RECORDS) {
      if (planting.isSound(raw.origin().topic(), raw.origin().offset())) {
        sound++;
        Reading reading = Courses.reading(raw);
        assertThat(raw.origin().offset()).isGreaterThanOrEqualTo(ROWS / 2);
        assertThat(planting.faults())
            .noneMatch(fault -> fault.covers(reading.entity(), reading.time()));
      }
    }
    assertThat(sound).isEqualTo(planting.sound()).isGreaterThan(ROWS / 2);
  }

  @Test
  void aSpikeStandsOutAndALevelShiftStays() {
    Planting planting = Courses.planted(RECORDS, 1);
    PlantedFault spike = first(planting, FaultKind.SPIKE);
    double unit = channel(spike) == 0 ? 1 : 5;
    assertThat(covered(planting, spike))
        .hasSize(FaultLayout.SPIKE)
        .allMatch(
            pair ->
                Float.isNaN(pair.before(channel(spike)))
                    || pair.after(channel(spike)) - pair.before(channel(spike)) > 4 * unit);
    PlantedFault shift = first(planting, FaultKind.LEVEL_SHIFT);
    List<Double> offsets =
        covered(planting, shift).stream()
            .map(pair -> (double) pair.after(channel(shift)) - pair.before(channel(shift)))
            .filter(offset -> !Double.isNaN(offset))
            .toList();
    assertThat(Collections.max(offsets) - Collections.min(offsets)).isLessThan(1e-4);
  }

  @Test
  void aStuckChannelRepeatsItsLastValue() {
    Planting planting = Courses.planted(RECORDS, 1);
    PlantedFault stuck = first(planting, FaultKind.STUCK);
    Set<Float> values = new HashSet<>();
    covered(planting, stuck).forEach(pair -> values.add(pair.after(channel(stuck))));
    values.remove(Float.NaN);
    assertThat(values).hasSize(1);
  }

  @Test
  void aBrokenCorrelationRunsAgainstWhatWasThere() {
    Planting planting = Courses.planted(RECORDS, 1);
    PlantedFault broken = first(planting, FaultKind.BROKEN_CORRELATION);
    List<Pair> pairs = covered(planting, broken);
    for (Pair one : pairs) {
      for (Pair other : pairs) {
        float before = one.before(channel(broken)) - other.before(channel(broken));
        float after = one.after(channel(broken)) - other.after(channel(broken));
        assertThat(before * after > 1e-3).isFalse();
      }
    }
  }

  @Test
  void missingValuesStayMissing() {
    Planting planting = Courses.planted(RECORDS, 1);
    assertThat(RECORDS)
        .filteredOn(raw -> Float.isNaN(Courses.reading(raw).values()[0]))
        .allMatch(raw -> Float.isNaN(Courses.reading(planting.plant(raw)).values()[0]));
  }

  @Test
  void channelsThatDoNotVaryAndCategoriesAreLeftAlone() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(Courses.planted(RECORDS, seed).faults())
          .extracting(PlantedFault::channel)
          .isSubsetOf("a", "b");
    }
  }

  @Test
  void followsFromTheSeedWhateverTheOrderOfReadings() {
    List<RawRecord> shuffled = new ArrayList<>(RECORDS);
    Collections.shuffle(shuffled, new Random(3));
    Planting one = Courses.planted(RECORDS, 7);
    Planting other = Courses.planted(shuffled, 7);
    assertThat(other.faults()).isEqualTo(one.faults());
    for (RawRecord raw : RECORDS) {
      assertThat(other.plant(raw).value()).isEqualTo(one.plant(raw).value());
    }
    assertThat(Courses.planted(RECORDS, 8).faults()).isNotEqualTo(one.faults());
  }

  @Test
  void shortCoursesGetNoFaults() {
    Planting planting = Courses.planted(Courses.records("p", 60), 1);
    assertThat(planting.faults()).isEmpty();
    assertThat(planting.changed()).isZero();
  }
}
