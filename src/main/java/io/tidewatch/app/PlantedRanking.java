package io.tidewatch.app;

import io.tidewatch.evaluate.FaultPlanter;
import io.tidewatch.evaluate.PlantedFault;
import io.tidewatch.evaluate.PlantedRecall;
import io.tidewatch.evaluate.Planting;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * By how much of planted faults is found at the wanted false-alarm rate, where there are no labels.
 *
 * @param planting the faults, the same for every trial
 * @param falseAlarmRate the wanted one
 */
record PlantedRanking(Planting planting, double falseAlarmRate) implements TrialRanking {

  // Below this, a difference between trials is one fault or two.
  private static final double LITTLE = 0.2;

  /**
   * Reads the inputs once and plants faults into them.
   *
   * @param seed where places and sizes of the faults come from
   * @throws CommandFailure when there is nothing to plant into
   */
  static PlantedRanking of(BacktestFiles files, DetectorPlan plan, long seed) {
    FaultPlanter planter = new FaultPlanter(plan.reading().channels(), seed);
    ReadingParser parser = new ReadingParser(plan.reading());
    files.read(
        plan,
        raw -> {
          if (parser.parse(raw) instanceof Reading reading) {
            planter.see(reading);
          }
        });
    Planting planting = planter.plant();
    if (planting.changed() == 0) {
      throw CommandFailure.refused(
          List.of(
              "input must have an entity of at least "
                  + FaultPlanter.LEAST_READINGS
                  + " readings and a number channel that varies, to plant faults into, but had none"
                  + " (--input; --labels needs no planted faults)"));
    }
    return new PlantedRanking(planting, plan.alerts().falseAlarmRate());
  }

  @Override
  public String objective() {
    return "recall of planted faults";
  }

  @Override
  public List<String> notes() {
    Map<String, Long> kinds =
        planting.faults().stream()
            .map(PlantedFault::kind)
            .collect(
                Collectors.groupingBy(
                    kind -> kind.name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    return List.of(
        "ranking     no labels given: recall of planted faults where a share of "
            + falseAlarmRate
            + " of each file's sound records alarms; ties by hold-out error",
        String.format(
            Locale.ROOT,
            "planted     %,d faults in the latter half, %,d records changed and %,d left sound: %s",
            planting.faults().size(),
            planting.changed(),
            planting.sound(),
            kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "))));
  }

  @Override
  public List<String> cautions(double best) {
    return best >= LITTLE
        ? List.of()
        : List.of(
            "caution     little of what was planted stands out: the input may drift or hold"
                + " anomalies of its own; labels, or a run known to be normal, rank better");
  }

  @Override
  public RawRecord seen(RawRecord raw) {
    return planting.plant(raw);
  }

  @Override
  public OptionalDouble of(BacktestLedger ledger) {
    return PlantedRecall.of(ledger.rows(), planting, falseAlarmRate);
  }
}
