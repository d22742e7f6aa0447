package io.tidewatch.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section {@code properties}: passed on to Kafka, after {@code ${env:NAME}} has been resolved.
 * Its values may be secrets, so no message shows one.
 */
final class PropertySection {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{env:([^}]*)(}?)");
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
    Map<String, String> resolved = new HashMap<>();
    section
        .entries()
        .forEach(
            (name, value) -> {
              String better = instead.get(name);
              if (better != null) {
                value.report("property must be set as " + better + ", but was set here");
              }
              resolve(value).ifPresent(text -> resolved.put(name, text));
            });
    return new KafkaProperties(resolved);
  }

  private Optional<String> resolve(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      value.report("property must be a text, but was " + value.kind());
      return text;
    }
    StringBuilder resolved = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(text.get());
    while (matcher.find()) {
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(variable(value, matcher)));
    }
    return Optional.of(matcher.appendTail(resolved).toString());
  }

  private String variable(Value value, Matcher matcher) {
    String name = matcher.group(1);
    if (matcher.group(2).isEmpty() || !NAME.matcher(name).matches()) {
      // The name itself stays untold: without a brace, it may be the rest of a secret.
      value.report("placeholder must be ${env:NAME} with the name of a variable, but was not");
      return "";
    }
    String content = environment.apply(name);
    if (content == null) {
      value.report(
          "environment variable must be set, but was missing (" + Quoted.plain(name) + ")");
      return "";
    }
    return content;
  }
}
