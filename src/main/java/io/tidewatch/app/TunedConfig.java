package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.config.ModelText;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.model.AutoencoderSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The user's configuration with another autoencoder, everything else as it was. */
final class TunedConfig {

  private final String text;
  private final Config config;

  /**
   * Takes the text as it is.
   *
   * @param config what it says
   */
  TunedConfig(String text, Config config) {
    this.text = text;
    this.config = config;
  }

  /** Reads the text of a file that has been read as a configuration. */
  static TunedConfig of(Path file, Config config) throws IOException {
    return new TunedConfig(Files.readString(file, StandardCharsets.UTF_8), config);
  }

  /**
   * The text with this autoencoder and a comment above it; where it is the configured one, only
   * with the comment.
   *
   * @param spec what it is to say
   * @param note the comment's lines
   * @throws CommandFailure when the text, read again, would say anything else
   */
  String with(AutoencoderSpec spec, List<String> note) {
    String written;
    try {
      boolean same = spec.equals(config.plan().learning().spec());
      written = ModelText.withNote(same ? text : ModelText.withSpec(text, spec), note);
    } catch (IllegalArgumentException notInBlocks) {
      throw CommandFailure.refused(List.of(notInBlocks.getMessage() + " (--config)"));
    }
    requireSame(written, spec);
    return written;
  }

  private void requireSame(String written, AutoencoderSpec spec) {
    ConfigResult again = ConfigReader.read(written, "tuned configuration");
    if (again instanceof ConfigResult.Invalid invalid) {
      throw unlike(invalid.problems().get(0).toString());
    }
    Config read = ((ConfigResult.Valid) again).config();
    if (!read.plan().learning().spec().equals(spec)) {
      throw unlike("of " + read.plan().learning().spec());
    }
    if (!withoutSpec(read).equals(withoutSpec(config))) {
      throw unlike("other beside its model");
    }
  }

  /** Everything but the autoencoder and the earlier model, whose bytes are read anew each time. */
  private Config withoutSpec(Config other) {
    LearningPlan learning = other.plan().learning();
    DetectorPlan plan = other.plan().with(learning.with(config.plan().learning().spec(), null));
    return new Config(
        plan, other.kafka(), other.source(), other.sink(), other.runtime(), other.csv());
  }

  private static CommandFailure unlike(String was) {
    return CommandFailure.failed(
        List.of(
            "tuned configuration must read as the configured one with the model found, but was "
                + was
                + " (--config)"));
  }
}
