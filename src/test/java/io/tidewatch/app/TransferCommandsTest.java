package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an old plant's model in a file to a new plant that begins with it. */
class TransferCommandsTest {

  private static final String CONFIG =
      """
      pipeline: small
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [a, b]
      out_of_orderness: 0s
      features:
        - of: all
          use: [value, difference 1]
      model: {scope: stream, family: denoising, epochs: 5, layers: [6], code: 2}
      learning:
        window: 1m
        entity_window: 10s
        warm_up: 200
        retrain: {every_windows: 100, drift_distance: 0}
        activation_delay: 0s
      alerts: {false_alarm_rate: 0.001, close_after: 5s, cool_down: 0s}
      csv:
        time: {row: 1s}
      """;

  @TempDir private Path folder;

  private Commands commands;
  private Path old;
  private Path rows;

  @BeforeEach
  void writeRows() throws IOException {
    old = folder.resolve("old.model");
    commands = new Commands(folder);
    rows = Path.of(commands.rows(500, -1));
  }

  private String config(String model) throws IOException {
    Path file = folder.resolve("small.yaml");
    return Files.writeString(file, CONFIG.replaceFirst("model: .*", model)).toString();
  }

  private String plain() throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), CONFIG).toString();
  }

  private String beginningWith(Path file, String sizes) throws IOException {
    String transfer = "transfer: {file: " + file + ", frozen_layers: 1}";
    return config("model: {family: denoising, epochs: 5, " + sizes + ", " + transfer + "}");
  }

  private int backtest(String config, Path modelOut) {
    String input = rows.toString();
    return commands.execute(
        "backtest", "--config", config, "--input", input, "--model-out", modelOut.toString());
  }

  private void trainTheOldPlant() throws IOException {
    assertThat(backtest(plain(), old)).as(commands.err()).isZero();
  }

  private static DetectorModel model(Path file) throws IOException {
    return ModelCodec.decode(Files.readAllBytes(file));
  }

  @Test
  void aBacktestWritesTheLastModelThatItPromoted() throws IOException {
    trainTheOldPlant();
    assertThat(model(old).provenance().pipeline()).isEqualTo("small");
    assertThat(model(old).provenance().parent()).isEmpty();
  }

  @Test
  void theNewPlantsFirstModelComesFromTheOldOne() throws IOException {
    trainTheOldPlant();
    Path fresh = folder.resolve("new.model");
    assertThat(backtest(beginningWith(old, "layers: [6], code: 2"), fresh))
        .as(commands.err())
        .isZero();
    assertThat(model(fresh).provenance().parent()).isEqualTo(model(old).version().toString());
  }

  @Test
  void checkSaysWithWhatAFirstTrainingBegins() throws IOException {
    trainTheOldPlant();
    String config = beginningWith(old, "layers: [6], code: 2");
    assertThat(commands.execute("check", "--config", config)).isZero();
    assertThat(commands.out())
        .contains("begins      a first training with model " + model(old).version())
        .contains("1 layers frozen");
  }

  @Test
  void otherLayersAreRefusedBeforeAnythingStarts() throws IOException {
    trainTheOldPlant();
    assertThat(commands.execute("check", "--config", beginningWith(old, "layers: [5], code: 2")))
        .isEqualTo(2);
    assertThat(commands.err())
        .contains("small.yaml model.transfer.file: layer of the earlier model must be Dense 4-5")
        .contains("but was Dense 4-6");
  }

  @Test
  void otherFeaturesAreRefusedBeforeAnythingStarts() throws IOException {
    trainTheOldPlant();
    String config = beginningWith(old, "layers: [6], code: 2");
    String narrow = Files.readString(Path.of(config)).replace("[value, difference 1]", "value");
    Files.writeString(Path.of(config), narrow);
    assertThat(commands.execute("check", "--config", config)).isEqualTo(2);
    assertThat(commands.err())
        .contains("model.transfer.file: earlier model must have 2 features, but was with 4");
  }

  @Test
  void aFamilyInClosedFormCannotBeginWithAModel() throws IOException {
    assertThat(backtest(config("model: {family: linear}"), old)).isZero();
    String config = config("model: {family: linear, transfer: {file: " + old + "}}");
    assertThat(commands.execute("check", "--config", config)).isEqualTo(2);
    assertThat(commands.err()).contains("model.transfer.file: ", "solved in closed form");
  }

  @Test
  void anotherFamilyForABacktestLeavesTheEarlierModelBehind() throws IOException {
    trainTheOldPlant();
    String config = beginningWith(old, "layers: [6], code: 2");
    assertThat(
            commands.execute(
                "backtest", "--config", config, "--input", "" + rows, "--family", "linear"))
        .isZero();
    assertThat(commands.err()).contains("family linear begins without the earlier model");
  }

  @Test
  void aBacktestThatPromotedNothingSaysSo() throws IOException {
    String late = Files.readString(Path.of(plain())).replace("warm_up: 200", "warm_up: 5000");
    String config = Files.writeString(folder.resolve("late.yaml"), late).toString();
    assertThat(backtest(config, old)).isEqualTo(1);
    assertThat(commands.err()).startsWith("model must be promoted at least once, but none was");
    assertThat(old).doesNotExist();
  }

  @Test
  void modelNeedsASource() throws IOException {
    assertThat(commands.execute("model", "--config", plain(), "--output", old.toString()))
        .isEqualTo(2);
    assertThat(commands.err()).contains("source");
    assertThat(old).doesNotExist();
  }
}
