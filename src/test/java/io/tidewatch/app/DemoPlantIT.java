package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.Config;
import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.PlantSpec;
import io.tidewatch.evaluate.PlantStream;
import io.tidewatch.evaluate.PlantedFault;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the demo promises of its plant, with its own configuration. */
class DemoPlantIT {

  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration BACKLOG = Duration.ofMinutes(4);
  private static final long SEED = 4;
  private static final long GRACE_MILLIS = 3_000;

  @Test
  void atLeastFiveOfSixFaultsAreFoundWithAtMostTwoFalseEpisodes() {
    Config config = ConfigOption.load(Path.of("conf/demo.yaml"));
    PlantSpec spec =
        new PlantSpec(
            SEED,
            Instant.parse("2026-01-01T00:00:00Z"),
            6,
            INTERVAL,
            BACKLOG.plusMinutes(3),
            FaultPlan.oneOfEach(BACKLOG.plusSeconds(20), Duration.ofSeconds(28), INTERVAL, 6));
    PlantStream plant = new PlantStream(spec);
    Set<PlantedFault> found = new HashSet<>();
    List<Alert> falseEpisodes = new ArrayList<>();
    Observer observer =
        new Observer() {
          @Override
          public void alerted(Alert alert) {
            if (alert.status() == AlertStatus.OPENED) {
              List<PlantedFault> causes =
                  plant.faults().stream().filter(fault -> causes(fault, alert)).toList();
              found.addAll(causes);
              if (causes.isEmpty()) {
                falseEpisodes.add(alert);
              }
            }
          }
        };

    new Backtest(config.plan(), new Dl4jTrainer(), observer)
        .run(List.of(records(plant).iterator()));

    assertThat(found).as("planted faults found").hasSizeGreaterThanOrEqualTo(5);
    assertThat(falseEpisodes).as("false episodes").hasSizeLessThanOrEqualTo(2);
  }

  private static boolean causes(PlantedFault fault, Alert alert) {
    return fault.entity().equals(alert.entity())
        && alert.startTime() >= fault.start()
        && alert.startTime() <= fault.end() + GRACE_MILLIS;
  }

  private static List<RawRecord> records(PlantStream plant) {
    List<RawRecord> records = new ArrayList<>();
    while (plant.hasNext()) {
      PlantRecord record = plant.next();
      Origin origin = new Origin("plant", 0, records.size(), record.arrivalTime());
      records.add(new RawRecord(origin, null, record.json()));
    }
    return records;
  }
}
