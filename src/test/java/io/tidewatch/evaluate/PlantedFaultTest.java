package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.reading.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedFaultTest {

  private static final long SEED = 11;

  private static final List<PlantedFault> FAULTS = new PlantStream(Plants.faulty(SEED)).faults();
  private static final List<Reading> FAULTY = Plants.readings(Plants.records(Plants.faulty(SEED)));
  private static final List<Reading> SOUND =
      Plants.readings(Plants.records(Plants.faulty(SEED).withFaults(List.of())));

  @Test
  void isOneOfEachKindOnDifferentPumps() {
    assertThat(FAULTS).extracting(PlantedFault::kind).containsExactly(FaultKind.values());
    assertThat(FAULTS).extracting(PlantedFault::entity).doesNotHaveDuplicates().hasSize(6);
    assertThat(FAULTS.get(0).start()).isEqualTo(Plants.START.toEpochMilli() + 1_500_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 11})
  void changesNothingElse(long seed) {
    List<PlantedFault> faults = new PlantStream(Plants.faulty(seed)).faults();
    List<PlantRecord> faulty = Plants.records(Plants.faulty(seed));
    List<PlantRecord> sound = Plants.records(Plants.faulty(seed).withFaults(List.of()));

    assertThat(faulty).hasSameSizeAs(sound);
    for (int i = 0; i < sound.size(); i++) {
      PlantRecord one = sound.get(i);
      PlantRecord other = faulty.get(i);
      String without = Plants.text(one);
      String with = Plants.text(other);
      for (PlantedFault fault : faults) {
        if (fault.covers(one.entity(), one.time())) {
          without = without.replaceFirst(field(fault), "");
          with = with.replaceFirst(field(fault), "");
        }
      }
      assertThat(with).isEqualTo(without);
      assertThat(other.arrivalTime()).isEqualTo(one.arrivalTime());
    }
  }

  @Test
  void spikesByFiveToEightDeviations() {
    double[] off = difference(FaultKind.SPIKE);

    assertThat(off).hasSizeBetween(1, 3);
    assertThat(Arrays.stream(off)).allMatch(sigma -> sigma >= 4.99 && sigma <= 8.01);
  }

  @Test
  void shiftsTheLevelAndKeepsItThere() {
    double[] off = difference(FaultKind.LEVEL_SHIFT);

    assertThat(off).hasSizeGreaterThan(100);
    assertThat(Plants.mean(off)).isBetween(3.0, 4.0);
    assertThat(Plants.deviation(off)).isLessThan(0.01);
  }

  @Test
  void driftsSlowlyToFiveDeviations() {
    double[] off = difference(FaultKind.DRIFT);

    assertThat(off).hasSizeGreaterThan(200);
    assertThat(off[0]).isCloseTo(0, within(0.05));
    assertThat(off[off.length - 1]).isCloseTo(5, within(0.05));
    assertThat(Plants.mean(off)).isCloseTo(2.5, within(0.1));
    assertThat(Arrays.stream(off).boxed()).isSortedAccordingTo((a, b) -> a - b > 0.01 ? 1 : -1);
  }

  @Test
  void sticksAtTheLastSoundValue() {
    PlantedFault fault = fault(FaultKind.STUCK);
    double[] stuck = during(FAULTY, fault, channel(fault));
    double[] before =
        Plants.values(
            FAULTY,
            channel(fault),
            r -> r.entity().equals(fault.entity()) && r.time() < fault.start());

    assertThat(stuck).hasSizeGreaterThan(150).containsOnly(before[before.length - 1]);
    assertThat(Plants.deviation(during(SOUND, fault, channel(fault)))).isGreaterThan(20);
  }

  @Test
  void breaksTheCorrelationWithinTheChannelsOwnRange() {
    PlantedFault fault = fault(FaultKind.BROKEN_CORRELATION);
    double[] speed = during(FAULTY, fault, PlantChannel.SPEED);
    double[] broken = during(FAULTY, fault, channel(fault));
    double[] sound = during(SOUND, fault, channel(fault));
    double[] ever = Plants.values(SOUND, channel(fault), r -> r.entity().equals(fault.entity()));

    assertThat(Plants.correlation(sound, speed)).isGreaterThan(0.9);
    assertThat(Plants.correlation(broken, speed)).isLessThan(-0.8);
    assertThat(Plants.deviation(broken)).isGreaterThan(0.5 * Plants.deviation(ever));
    assertThat(Arrays.stream(broken).max().orElseThrow())
        .isLessThanOrEqualTo(Arrays.stream(ever).max().orElseThrow());
    assertThat(Arrays.stream(broken).min().orElseThrow())
        .isGreaterThanOrEqualTo(Arrays.stream(ever).min().orElseThrow());
  }

  @Test
  void dropsOutToNullAndZero() {
    PlantedFault fault = fault(FaultKind.DROP_OUT);
    double[] dropped = during(FAULTY, fault, channel(fault));

    assertThat(dropped).hasSizeGreaterThan(100);
    assertThat(Arrays.stream(dropped).filter(Double::isNaN).count()).isBetween(30L, 90L);
    assertThat(Arrays.stream(dropped).filter(value -> value == 0).count()).isBetween(30L, 90L);
    assertThat(Arrays.stream(dropped)).allMatch(value -> Double.isNaN(value) || value == 0);
  }

  // How far the faulty channel is off, in deviations of the sound one.
  private static double[] difference(FaultKind kind) {
    PlantedFault fault = fault(kind);
    double[] faulty = during(FAULTY, fault, channel(fault));
    double[] sound = during(SOUND, fault, channel(fault));
    double[] off = new double[sound.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = (faulty[i] - sound[i]) / channel(fault).deviation();
    }
    return off;
  }

  private static double[] during(List<Reading> readings, PlantedFault fault, PlantChannel channel) {
    return Plants.values(
        readings.stream().sorted((a, b) -> Long.compare(a.time(), b.time())).toList(),
        channel,
        r -> fault.covers(r.entity(), r.time()));
  }

  private static PlantedFault fault(FaultKind kind) {
    return FAULTS.stream().filter(fault -> fault.kind() == kind).findFirst().orElseThrow();
  }

  private static PlantChannel channel(PlantedFault fault) {
    return PlantChannel.valueOf(fault.channel().toUpperCase(Locale.ROOT));
  }

  private static String field(PlantedFault fault) {
    return "\"" + fault.channel() + "\":(null|[-.0-9]+)";
  }
}
