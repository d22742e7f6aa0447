package io.tidewatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Today's job goes on from the savepoints of every format that was ever released. */
class ReleasedSavepointIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = 1)
  void theJobGoesOnAsIfItHadNeverStopped(int release) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic(SavedPlant.TOPIC, SavedPlant.PARTITIONS);
      SavedPlant plant = new SavedPlant(broker.bootstrap(), folder);
      plant.send(SavedPlant.ALL);
      plant.run(plant.config(release, "unbroken"), Optional.empty(), SavedPlant.ALL, true);
      plant.run(
          plant.config(release, "restored"),
          Optional.of(SavedPlant.savepoint(release).toUri().toString()),
          SavedPlant.ALL,
          true);

      Written unbroken = written(broker, "unbroken");
      Written restored = written(broker, "restored");
      assertThat(restored.scores().size())
          .isBetween(SavedPlant.ALL - SavedPlant.BEFORE, SavedPlant.ALL / 2);
      assertThat(unbroken.scores()).containsAllEntriesOf(restored.scores());
      assertThat(unbroken.models()).endsWith(restored.models().toArray(String[]::new));
      assertThat(restored.models()).hasSizeBetween(1, unbroken.models().size() - 1);
      for (Map.Entry<String, List<String>> alerts : restored.alertsByEntity().entrySet()) {
        assertThat(unbroken.alertsByEntity().get(alerts.getKey()))
            .endsWith(alerts.getValue().toArray(String[]::new));
      }
      assertThat(restored.alertCount()).isPositive();
    }
  }

  private Written written(EmbeddedBroker broker, String outputs) {
    return Written.by(
        new Pipeline(
            broker.bootstrap(), SavedPlant.TOPIC, outputs, folder, UnaryOperator.identity()));
  }
}
