package io.tidewatch.config;

import io.tidewatch.learn.TransferPlan;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Family;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The section {@code model.transfer}: the earlier model that a first training begins with. */
final class TransferSection {

  private static final int MOST_LAYERS = 256;

  private TransferSection() {}

  /**
   * Reads the section and the file that it names, of a model's size at most.
   *
   * @param family of the network that is to begin with it
   * @return the plan, where nothing is wrong with it
   */
  static Optional<TransferPlan> read(Section section, Family family) {
    Optional<Value> file = section.needValue("file");
    int frozen =
        section.get("frozen_layers", Rules.integer(0, MOST_LAYERS), Defaults.FROZEN_LAYERS);
    Optional<byte[]> bytes =
        file.flatMap(value -> value.read(Rules.TEXT).flatMap(path -> bytes(path, value)));
    Optional<DetectorModel> model = bytes.flatMap(read -> model(read, file.orElseThrow()));
    model.ifPresent(earlier -> check(section, earlier, frozen, family));
    return section
        .finish(() -> bytes)
        .flatMap(read -> read)
        .flatMap(read -> section.attempt(section.place(), () -> new TransferPlan(read, frozen)));
  }

  private static void check(Section section, DetectorModel earlier, int frozen, Family family) {
    section.check(
        TransferPlan.isOf(earlier, family),
        "file",
        "a model of family " + family.text(),
        "of " + Quoted.of(earlier.provenance().spec()));
    int encoder = earlier.autoencoder().encoderLayers();
    section.check(
        frozen <= encoder,
        "frozen_layers",
        "at most the " + encoder + " layers of the earlier model's encoder",
        frozen,
        "file");
  }

  private static Optional<byte[]> bytes(String text, Value file) {
    try {
      Path path = Path.of(text);
      if (!Files.isRegularFile(path)) {
        file.mustBe("the path of a model's file", Files.exists(path) ? " (no file)" : " (missing)");
      } else if (Files.size(path) > ModelCodec.MAX_BYTES) {
        file.mustBe("a file of at most " + ModelCodec.MAX_BYTES + " bytes");
      } else {
        return Optional.of(Files.readAllBytes(path));
      }
    } catch (InvalidPathException | IOException unreadable) {
      file.mustBe("the path of a file that can be read");
    }
    return Optional.empty();
  }

  private static Optional<DetectorModel> model(byte[] bytes, Value file) {
    try {
      return Optional.of(ModelCodec.decode(bytes));
    } catch (ModelFormatException noModel) {
      file.mustBe("a file with a model", " (" + Quoted.line(noModel.getMessage()) + ")");
      return Optional.empty();
    }
  }
}
