package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantStreamTest {

  private static final int LONG = 12_000;

  private static final List<PlantRecord> SOUND = Plants.records(Plants.sound(7, 6, LONG));
  private static final List<Reading> READINGS = Plants.readings(SOUND);

  @Test
  void writesTheSameBytesOnEveryMachine() {
    PlantStream stream = new PlantStream(Plants.sound(7, 6, 10));

    PlantRecord first = stream.next();

    assertThat(Plants.text(first))
        .isEqualTo(
            "{\"pump\":\"P-2\",\"at\":1767225600115,\"pressure\":3.980,\"flow\":46.67,"
                + "\"speed\":1630.3,\"current\":20.806,\"vibration\":2.280,\"temperature\":69.94}");
    assertThat(first.arrivalTime() - first.time()).isEqualTo(48L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MAX_VALUE})
  void givesTheSameStreamForTheSameSeed(long seed) {
    List<PlantRecord> one = Plants.records(Plants.faulty(seed));
    List<PlantRecord> other = Plants.records(Plants.faulty(seed));

    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).json()).isEqualTo(other.get(i).json());
      assertThat(one.get(i).arrivalTime()).isEqualTo(other.get(i).arrivalTime());
      assertThat(one.get(i).entity()).isEqualTo(other.get(i).entity());
    }
  }

  @Test
  void givesAnotherStreamForTheNextSeed() {
    List<PlantRecord> one = Plants.records(Plants.sound(1, 6, 50));
    List<PlantRecord> other = Plants.records(Plants.sound(2, 6, 50));

    assertThat(one.stream().map(Plants::text)).doesNotContainAnyElementsOf(texts(other));
  }

  @Test
  void comesInOrderOfArrival() {
    assertThat(SOUND.stream().map(PlantRecord::arrivalTime)).isSorted();
    assertThat(SOUND).allSatisfy(r -> assertThat(r.arrivalTime()).isGreaterThanOrEqualTo(r.time()));
  }

  @Test
  void isOutOfOrderALittleAndWithinItsBound() {
    long bound = Plants.sound(7, 6, LONG).maxOutOfOrderness().toMillis();
    long latest = 0;
    long late = 0;
    for (PlantRecord entry : SOUND) {
      late += entry.time() < latest - 1000 ? 1 : 0;
      assertThat(latest - entry.time()).isLessThan(bound);
      latest = Math.max(latest, entry.time());
    }
    assertThat(late / (double) SOUND.size()).isBetween(0.001, 0.01);
  }

  @Test
  void losesAReadingHereAndThereAndNoneTwice() {
    int all = 6 * LONG;
    Set<String> distinct = new HashSet<>();
    SOUND.forEach(entry -> distinct.add(entry.entity() + "@" + entry.time()));

    assertThat(all - SOUND.size()).isBetween(all / 600, all / 150);
    assertThat(distinct).hasSameSizeAs(SOUND);
  }

  @Test
  void readsEachPumpAboutOnceAnInterval() {
    Map<String, Long> before = new HashMap<>();
    Set<Long> steps = new HashSet<>();
    SOUND.stream()
        .sorted((a, b) -> Long.compare(a.time(), b.time()))
        .forEach(
            entry -> {
              Long last = before.put(entry.entity(), entry.time());
              if (last != null) {
                steps.add(entry.time() - last);
              }
            });
    assertThat(before).hasSize(6);
    assertThat(steps)
        .hasSizeGreaterThan(100)
        .allMatch(step -> step % 1000 <= 100 || step % 1000 >= 900);
  }

  @ParameterizedTest
  @EnumSource(PlantChannel.class)
  void keepsTheLevelAndWidthItPromises(PlantChannel channel) {
    for (String pump : List.of("P-1", "P-4")) {
      double[] values = values(channel, pump);
      assertThat(Plants.mean(values))
          .isCloseTo(channel.level(), within(0.35 * channel.deviation()));
      assertThat(Plants.deviation(values))
          .isCloseTo(channel.deviation(), within(0.1 * channel.deviation()));
    }
  }

  @Test
  void hangsTogetherPhysically() {
    double[] speed = values(PlantChannel.SPEED, "P-2");
    double[] current = values(PlantChannel.CURRENT, "P-2");
    double[] flow = values(PlantChannel.FLOW, "P-2");
    double[] pressure = values(PlantChannel.PRESSURE, "P-2");
    double[] power =
        IntStream.range(0, flow.length).mapToDouble(i -> flow[i] * pressure[i]).toArray();

    assertThat(Plants.correlation(flow, speed)).isGreaterThan(0.95);
    assertThat(Plants.correlation(current, power)).isGreaterThan(0.95);
    assertThat(Plants.correlation(values(PlantChannel.VIBRATION, "P-2"), speed))
        .isBetween(0.4, 0.95);
  }

  @Test
  void warmsUpBehindTheCurrent() {
    double[] current = values(PlantChannel.CURRENT, "P-2");
    double[] temperature = values(PlantChannel.TEMPERATURE, "P-2");
    int lag = 40;
    int rest = current.length - lag;

    double now = Plants.correlation(current, temperature);
    double later =
        Plants.correlation(
            Arrays.copyOf(current, rest), Arrays.copyOfRange(temperature, lag, current.length));

    assertThat(later).isGreaterThan(0.9).isGreaterThan(now + 0.05);
  }

  @Test
  void loadsItsPumpsInDifferingPhase() {
    double[] one = values(PlantChannel.SPEED, "P-1");
    double[] other = values(PlantChannel.SPEED, "P-4");
    int length = Math.min(one.length, other.length);

    assertThat(Plants.correlation(Arrays.copyOf(one, length), Arrays.copyOf(other, length)))
        .isLessThan(0);
  }

  @Test
  void goesOnForEverWhereItIsEndless() {
    PlantSpec brief = Plants.sound(3, 2, 1000);
    PlantStream endless =
        new PlantStream(
            new PlantSpec(3, Plants.START, 2, Plants.SECOND, PlantSpec.ENDLESS, List.of()));
    List<PlantRecord> begin = Plants.records(brief);

    for (PlantRecord entry : begin.subList(0, begin.size() - 10)) {
      assertThat(endless.next().json()).isEqualTo(entry.json());
    }
    for (int i = 0; i < 100_000; i++) {
      endless.next();
    }
    assertThat(endless.hasNext()).isTrue();
  }

  @Test
  void endsWithItsDuration() {
    PlantStream empty = new PlantStream(Plants.sound(3, 2, 0));

    assertThat(empty.hasNext()).isFalse();
    assertThatThrownBy(empty::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void refusesWhatIsNoPlant() {
    PlantSpec plant = Plants.sound(1, 2, 10);
    FaultPlan third =
        new FaultPlan(FaultKind.DRIFT, 3, PlantChannel.FLOW, Duration.ZERO, Plants.SECOND);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plants.sound(1, 0, 1))
        .withMessageContaining("pumps must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plants.sound(1, 1, -1))
        .withMessageContaining("duration must be");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PlantSpec(1, Plants.START, 1, Duration.ofMillis(9), Plants.SECOND, List.of()))
        .withMessageContaining("interval must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plant.withFaults(List.of(third)))
        .withMessage("pump must be 1 to 2, but was 3 (DRIFT)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FaultPlan(FaultKind.STUCK, 0, PlantChannel.FLOW, Duration.ZERO, Plants.SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FaultPlan(FaultKind.STUCK, 1, PlantChannel.FLOW, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultPlan.oneOfEach(Plants.SECOND, Plants.SECOND, Plants.SECOND, 0))
        .withMessageContaining("pumps must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlantRecord(2, "P-1", new byte[0], 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlantedFault(FaultKind.STUCK, "P-1", "flow", 2, 2));
  }

  private static double[] values(PlantChannel channel, String pump) {
    return Plants.values(READINGS, channel, reading -> reading.entity().equals(pump));
  }

  private static List<String> texts(List<PlantRecord> records) {
    return records.stream().map(Plants::text).toList();
  }
}
