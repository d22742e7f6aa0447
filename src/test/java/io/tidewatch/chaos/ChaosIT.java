package io.tidewatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the faults on real processes; {@code ./tidewatch chaos} is the long one. */
class ChaosIT {

  private static final long SEED = 1;

  @Test
  void outputsAreThoseOfACalmRunWhenEachProcessWasKilledOnce() throws Exception {
    try (Rig rig = Rig.start(Path.of("").toAbsolutePath())) {
      RoundResult result =
          new Round(rig, line -> {})
              .run(
                  "short",
                  List.of(new TaskManagerKill(), new BrokerKill(), new JobManagerKill()),
                  SEED);

      Findings found = result.findings();
      assertThat(found)
          .isEqualTo(
              new Findings(
                  found.readings(), found.alerts(), 0, 0, 0, 0, 0, 0, found.models(), true));
      assertThat(found.alerts()).isPositive();
      assertThat(found.models()).isGreaterThan(1);
    }
  }
}
