package io.tidewatch.app;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model in a file of its own, as {@code model.transfer.file} reads it. */
final class ModelFile {

  private ModelFile() {}

  /**
   * Writes the bytes of {@link ModelCodec}.
   *
   * @throws CommandFailure when there is no model
   */
  static void write(Optional<DetectorModel> model, Path file) throws IOException {
    DetectorModel present =
        model.orElseThrow(
            () ->
                CommandFailure.failed(
                    List.of(
                        "model must be promoted at least once, but none was (no " + file + ")")));
    Files.write(file, ModelCodec.encode(present));
  }
}
