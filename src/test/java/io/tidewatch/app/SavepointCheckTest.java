package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check --savepoint} says of a savepoint that lies in the resources. */
class SavepointCheckTest {

  private static final Path SAVEPOINT = Path.of("src/test/resources/savepoints/1");

  @TempDir private Path folder;

  private String config(String from, String to) throws IOException {
    String yaml =
        Files.readString(SAVEPOINT.resolve("pipeline.yaml"), StandardCharsets.UTF_8)
            .replace("BOOTSTRAP", "localhost:9092")
            .replace("OUTPUTS", "plant")
            .replace("FOLDER", folder.resolve("checkpoints").toString());
    assertThat(yaml).contains(from);
    return yaml.replace(from, to);
  }

  private Commands check(String yaml, Path savepoint, int exitCode) throws IOException {
    Commands commands = new Commands(folder);
    String file = commands.write("pipeline.yaml", yaml);
    assertThat(commands.execute("check", "--config", file, "--savepoint", savepoint.toString()))
        .as(commands.err())
        .isEqualTo(exitCode);
    return commands;
  }

  /** A copy that may be damaged. */
  private Path copy() throws IOException {
    for (String name : SAVEPOINT.toFile().list()) {
      Files.copy(SAVEPOINT.resolve(name), folder.resolve(name));
    }
    return folder;
  }

  @Test
  void theSameConfigurationGoesOn() throws IOException {
    Commands commands = check(config("plant", "plant"), SAVEPOINT, 0);
    assertThat(commands.out()).contains("savepoint   the job can go on from " + SAVEPOINT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every_windows: 1|every_windows: 2",
        "family: linear|family: denoising, layers: [8], code: 3",
        "parallelism: 2|parallelism: 7",
        "false_alarm_rate: 0.0001|false_alarm_rate: 0.001",
        "warm_up: 400|warm_up: 500",
        "write_scores: true|write_scores: true, delivery: exactly_once"
      })
  void whatMayChangeGoesOn(String from, String to) throws IOException {
    check(config(from, to.replace(", delivery", "\n  delivery")), SAVEPOINT, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pipeline: plant|pipeline: other|pipeline must be plant as in the stored state, but was"
            + " other",
        "mean 2s|mean 3s|features must be",
        "scope: stream|scope: entity|model.scope must be stream as in the stored state",
        "window: 30s|window: 60s|learning.window must be 30000 ms as in the stored state",
        "out_of_orderness: 300ms|order: arrival|order must be event_time as in the stored state",
        "write_scores: true|write_scores: false|stored state must be of stages that the job has",
        "parallelism: 2|parallelism: 200|parallelism must be at most 128 as in the stored state"
      })
  void whatCannotGoOnIsRefusedWithTheReason(String from, String to, String reason)
      throws IOException {
    assertThat(check(config(from, to), SAVEPOINT, CommandFailure.REFUSED).err()).contains(reason);
  }

  @Test
  void whatAJobWasStoppedWithMayBeOldWithExactlyOnceToo() throws IOException {
    Path old = copy();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(old.resolve("_metadata"), FileTime.from(yesterday));
    check(config("write_scores: true", "write_scores: true\n  delivery: exactly_once"), old, 0);
  }

  @Test
  void aSavepointCutShortIsRefused() throws IOException {
    Path metadata = copy().resolve("_metadata");
    byte[] bytes = Files.readAllBytes(metadata);
    Files.write(metadata, Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(check(config("plant", "plant"), folder, CommandFailure.REFUSED).err())
        .contains("restore point must be whole");
  }

  @Test
  void aSavepointWithoutItsStateIsRefused() throws IOException {
    Path whole = copy();
    try (Stream<Path> files = Files.list(whole)) {
      for (Path file : files.filter(one -> one.getFileName().toString().length() > 30).toList()) {
        Files.delete(file);
      }
    }
    assertThat(check(config("plant", "plant"), whole, CommandFailure.REFUSED).err())
        .contains("stored state must be whole, but was without its file");
  }

  @Test
  void aFolderWithoutMetadataIsRefused() throws IOException {
    assertThat(check(config("plant", "plant"), folder, CommandFailure.REFUSED).err())
        .contains("restore point must be a folder with _metadata");
  }
}
