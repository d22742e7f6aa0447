package io.tidewatch.chaos;

import io.tidewatch.demo.EmbeddedBroker;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Made the savepoints in {@code src/test/resources/savepoints}, each with the code of its release.
 * A new format gets a new number and a new folder; what is there stays as it is.
 */
final class SavepointMaker {

  private SavepointMaker() {}

  /**
   * Writes a savepoint.
   *
   * @param arguments the number of its release, whose folder holds {@code pipeline.yaml}
   */
  public static void main(String[] arguments) throws Exception {
    int release = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("tidewatch-savepoint-");
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic(SavedPlant.TOPIC, SavedPlant.PARTITIONS);
      SavedPlant plant = new SavedPlant(broker.bootstrap(), folder);
      plant.send(SavedPlant.BEFORE);
      String savepoint =
          plant.run(plant.config(release, "plant"), Optional.empty(), SavedPlant.BEFORE, false);
      try (Stream<Path> files = Files.list(Path.of(URI.create(savepoint)))) {
        for (Path file : List.copyOf(files.toList())) {
          Files.copy(file, SavedPlant.savepoint(release).resolve(file.getFileName().toString()));
        }
      }
    }
  }
}
