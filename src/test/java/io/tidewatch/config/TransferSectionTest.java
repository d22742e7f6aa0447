package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.learn.TransferPlan;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the section {@code model.transfer} takes, and what it says of what it does not. */
class TransferSectionTest {

  private static final byte[] MODEL = ModelCodec.encode(ModelFixtures.model());

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("old.model"), MODEL);
  }

  private String transfer(String more) {
    return Configs.MINIMAL + "model: {family: denoising, transfer: {" + more + "}}\n";
  }

  private String problem(String more) {
    assertThat(Configs.problems(transfer(more))).hasSize(1);
    return Configs.problems(transfer(more)).get(0);
  }

  @Test
  void carriesTheModelsBytes() {
    TransferPlan plan =
        Configs.valid(transfer("file: " + file + ", frozen_layers: 1"))
            .plan()
            .learning()
            .transfer();
    assertThat(plan.model()).isEqualTo(MODEL);
    assertThat(plan.frozenLayers()).isEqualTo(1);
  }

  @Test
  void freezesNothingUnlessToldTo() {
    TransferPlan plan = Configs.valid(transfer("file: " + file)).plan().learning().transfer();
    assertThat(plan.frozenLayers()).isZero();
  }

  @Test
  void isAbsentUnlessGiven() {
    assertThat(Configs.valid(Configs.MINIMAL).plan().learning().transfer()).isNull();
  }

  @Test
  void aFileMustBeNamed() {
    assertThat(problem("frozen_layers: 1"))
        .endsWith("model.transfer.file: file must be given, but was missing");
  }

  @Test
  void aMissingFileIsAProblem() {
    assertThat(problem("file: " + folder.resolve("none")))
        .contains("model.transfer.file: file must be the path of a model's file, but was ")
        .endsWith("(missing)");
  }

  @Test
  void aFolderIsAProblem() {
    assertThat(problem("file: " + folder)).contains("model.transfer.file: ").endsWith("(no file)");
  }

  @Test
  void aFileThatHoldsNoModelIsAProblem() throws IOException {
    Files.writeString(file, "pressure,flow\n1.0,2.0\n");
    assertThat(problem("file: " + file))
        .contains("model.transfer.file: file must be a file with a model, but was ")
        .contains("magic number");
  }

  @Test
  void aDamagedModelIsAProblem() throws IOException {
    byte[] damaged = MODEL.clone();
    damaged[damaged.length / 2]++;
    Files.write(file, damaged);
    assertThat(problem("file: " + file)).contains("file with a model").contains("checksum");
  }

  @Test
  void aModelOfAnotherFamilyIsAProblem() {
    String deep = transfer("file: " + file).replace("denoising", "deep");
    assertThat(Configs.problems(deep))
        .singleElement()
        .asString()
        .contains("model.transfer.file: file must be a model of family deep, but was of ")
        .contains("denoising{}");
  }

  @Test
  void moreFrozenLayersThanTheEncoderHasAreAProblem() {
    assertThat(problem("file: " + file + ", frozen_layers: 2"))
        .contains("model.transfer.frozen_layers: frozen_layers must be at most the 1 layers of")
        .contains("but was 2");
  }

  @Test
  void anUnknownKeyIsAProblem() {
    assertThat(problem("file: " + file + ", frozen_layer: 1")).contains("frozen_layers");
  }
}
