package io.tidewatch.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section {@code properties}: passed on to Kafka as it is, placeholders included, which the
 * clients resolve where they run. Its values may be secrets, so no message shows one, and a secret
 * that is written out is refused: it would travel with the job, into checkpoints and on to disks.
 */
final class PropertySection {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)(}?)");
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|secret|token$|credential|\\.key$|certificate\\.chain$");
  private static final Pattern SECRET_OPTION =
      Pattern.compile("(?i)(password|secret|token)\\s*=\\s*\"?(?!\"|\\$\\{)\\S");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final UnaryOperator<String> environment;

  /**
   * A reader of such sections.
   *
   * @param environment the value of an environment variable, or null
   */
  PropertySection(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * Reads a section.
   *
   * @param instead keys that a property must not set, and the key of the config that does
   */
  KafkaProperties read(Section section, Map<String, String> instead) {
    Map<String, String> passed = new HashMap<>();
    section
        .entries()
        .forEach(
            (name, value) -> {
              String better = instead.get(name);
              if (better != null) {
                value.report("property must be set as " + better + ", but was set here");
              }
              text(value, name).ifPresent(text -> passed.put(name, text));
            });
    return new KafkaProperties(passed);
  }

  private Optional<String> text(Value value, String name) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      value.report("property must be a text, but was " + value.kind());
      return text;
    }
    Matcher matcher = VARIABLE.matcher(text.get());
    while (matcher.find()) {
      checkVariable(value, matcher);
    }
    if (isWrittenOut(name, text.get())) {
      value.report(
          "secret must be a placeholder such as ${env:NAME} or ${file:PATH:KEY}, but was written"
              + " out");
    }
    return text;
  }

  private void checkVariable(Value value, Matcher matcher) {
    String name = matcher.group(1);
    if (matcher.group(2).isEmpty() || !NAME.matcher(name).matches()) {
      // The name itself stays untold: without a brace, it may be the rest of a secret.
      value.report("placeholder must be ${env:NAME} with the name of a variable, but was not");
    } else if (environment.apply(name) == null) {
      value.report(
          "environment variable must be set, but was missing (" + Quoted.plain(name) + ")");
    }
  }

  private static boolean isWrittenOut(String name, String text) {
    return name.endsWith("jaas.config")
        ? SECRET_OPTION.matcher(text).find()
        : SECRET_NAME.matcher(name).find() && !text.isEmpty() && !text.contains("${");
  }
}
