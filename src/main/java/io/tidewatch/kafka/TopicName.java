package io.tidewatch.kafka;

import java.util.regex.Pattern;

/** Kafka's rule for the names of topics. */
final class TopicName {

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private TopicName() {}

  static String check(String name, String where) {
    if (!LEGAL.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          "topic must be 1 to 249 letters, digits, dots, underscores or dashes, but was '"
              + name
              + "' ("
              + where
              + ")");
    }
    return name;
  }
}
