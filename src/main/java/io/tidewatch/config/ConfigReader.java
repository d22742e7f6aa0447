package io.tidewatch.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a YAML file into a {@link Config}, or says everything that is wrong with it at once.
 *
 * <p>Never throws, whatever the file holds; what it costs is bounded by the file's size, at most 1
 * MiB. No message shows a value from a {@code properties} section.
 */
public final class ConfigReader {

  private ConfigReader() {}

  /** Reads a file. */
  public static ConfigResult read(Path file) {
    return read(file, false);
  }

  /** Reads a file for a job, which needs a {@code source} section. */
  public static ConfigResult readForRun(Path file) {
    return read(file, true);
  }

  /**
   * Reads a text.
   *
   * @param text YAML
   * @param name what problems call it
   */
  public static ConfigResult read(String text, String name) {
    return read(text, name, false, System::getenv);
  }

  /**
   * Reads a text.
   *
   * @param text YAML
   * @param name what problems call it
   * @param sourceNeeded whether an absent {@code source} section is a problem
   * @param environment the value of an environment variable, or null where it is not set
   */
  public static ConfigResult read(
      String text, String name, boolean sourceNeeded, UnaryOperator<String> environment) {
    Problems problems = new Problems(name);
    Optional<String> checked = YamlText.check(text, problems);
    return read(checked, sourceNeeded, environment, problems);
  }

  /** The keys that reading a sound text asks for: what else it could say, and what it must. */
  static KnownKeys keys(String text) {
    KnownKeys keys = new KnownKeys();
    Problems problems = new Problems("keys", keys);
    read(YamlText.check(text, problems), true, name -> "", problems);
    return keys;
  }

  private static ConfigResult read(Path file, boolean sourceNeeded) {
    Problems problems = new Problems(file.toString());
    Optional<String> text = YamlText.read(file, problems);
    return read(text, sourceNeeded, System::getenv, problems);
  }

  private static ConfigResult read(
      Optional<String> text,
      boolean sourceNeeded,
      UnaryOperator<String> environment,
      Problems problems) {
    PropertySection properties = new PropertySection(environment);
    Optional<Config> config =
        text.flatMap(plain -> YamlDocument.read(plain, problems))
            .flatMap(root -> new RootSection(root, properties).read(sourceNeeded));
    return config.isPresent() && problems.isEmpty()
        ? new ConfigResult.Valid(config.get())
        : new ConfigResult.Invalid(problems.inOrder());
  }
}
