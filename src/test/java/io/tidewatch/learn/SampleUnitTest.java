package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleUnitTest {

  /** Which records are learned from hangs on these values: a release must not change them. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "'', 0, 25fc6dd36ce04b20",
    "pump-1, 0, 1085e1f2356ce56a",
    "pump-1, 60000, ec47d3b145f0d81d",
    "pump-1, -60000, e229d1dd82255874",
    "pump-2, 0, 979522fb19965be9",
    "Pümpe 水, 1735689600000, 4341c66a0abfd485"
  })
  void hashIsPinned(String entity, long start, String hash) {
    assertThat(SampleUnit.of(entity, start).hash()).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void hashesOfNeighboursDiffer() {
    Set<Long> hashes = new HashSet<>();
    for (int entity = 0; entity < 200; entity++) {
      for (long start = -50; start < 50; start++) {
        hashes.add(SampleUnit.of("pump-" + entity, start * 1_000).hash());
      }
    }

    assertThat(hashes).hasSize(200 * 100);
  }

  @Test
  void hashesSpreadEvenlyOverTheirRange() {
    int cells = 64;
    int[] counts = new int[cells];
    int units = 100 * 1_000;
    for (int entity = 0; entity < 100; entity++) {
      for (int window = 0; window < 1_000; window++) {
        counts[(int) (SampleUnit.of("pump-" + entity, window * 60_000L).hash() >>> 58)]++;
      }
    }

    double expected = (double) units / cells;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // 63 degrees of freedom: 63 on average, above 103.4 once in a thousand.
    assertThat(chiSquare).isBetween(30.0, 103.4);
  }

  @Test
  void overManyWindowsEveryEntityIsChosenAboutAsOften() {
    Map<String, Integer> chosen = new HashMap<>();
    int windows = 2_000;
    for (int window = 0; window < windows; window++) {
      List<SampleUnit> units = new ArrayList<>();
      for (int entity = 0; entity < 50; entity++) {
        units.add(SampleUnit.of("pump-" + entity, window * 60_000L));
      }
      units.sort(Comparator.naturalOrder());
      units.subList(0, 5).forEach(unit -> chosen.merge(unit.entity(), 1, Integer::sum));
    }

    // A tenth of the windows each; the standard deviation of that share is 0.0067.
    assertThat(chosen).hasSize(50);
    assertThat(chosen.values())
        .allSatisfy(count -> assertThat((double) count / windows).isCloseTo(0.1, within(0.027)));
  }

  @Test
  void unitsAreOrderedByHashThenEntityThenStart() {
    SampleUnit least = new SampleUnit(Long.MIN_VALUE, "z", 9);
    SampleUnit byHash = new SampleUnit(1, "b", 5);
    SampleUnit byEntity = new SampleUnit(1, "c", 4);
    SampleUnit byStart = new SampleUnit(1, "c", 6);
    SampleUnit most = new SampleUnit(Long.MAX_VALUE, "a", -9);

    List<SampleUnit> sorted = new ArrayList<>(List.of(most, byStart, byEntity, least, byHash));
    sorted.sort(Comparator.naturalOrder());

    assertThat(sorted).containsExactly(least, byHash, byEntity, byStart, most);
    assertThat(byEntity.compareTo(new SampleUnit(1, "c", 4))).isZero();
  }

  @Test
  void trainingSetsAreOrderedByStartThenEntity() {
    SampleUnit first = SampleUnit.of("b", -1_000);
    SampleUnit second = SampleUnit.of("a", 0);
    SampleUnit third = SampleUnit.of("b", 0);
    SampleUnit fourth = SampleUnit.of("a", 1_000);

    List<SampleUnit> sorted = new ArrayList<>(List.of(third, fourth, first, second));
    sorted.sort(SampleUnit.inTime());

    assertThat(sorted).containsExactly(first, second, third, fourth);
  }
}
