package io.tidewatch.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that values follow. */
final class Rules {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?");
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern SERVER =
      Pattern.compile("[^\\s,:/]+:([0-9]{1,5})|\\[[0-9a-fA-F:.]+]:([0-9]{1,5})");
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_PIPELINE = 200;
  private static final int LONGEST_PATTERN = 100;

  /** Any text. */
  static final Rule<String> TEXT =
      Rule.of("a text of 1 to " + LONGEST_TEXT + " characters", text -> Optional.of(text))
          .within(
              "a text of 1 to " + LONGEST_TEXT + " characters",
              text -> !text.isBlank() && text.length() <= LONGEST_TEXT);

  /** A yes or no. */
  static final Rule<Boolean> FLAG =
      Rule.of(
          "true or false",
          text ->
              switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
              });

  /** A name that can begin the name of a topic. */
  static final Rule<String> PIPELINE =
      Rule.of(
          "1 to " + LONGEST_PIPELINE + " letters, digits, dots, dashes or underscores",
          text -> Rules.topic(text).filter(name -> name.length() <= LONGEST_PIPELINE));

  /** A name that Kafka takes for a topic. */
  static final Rule<String> TOPIC_NAME =
      Rule.of(
          "a topic's name: 1 to 249 letters, digits, dots, dashes or underscores", Rules::topic);

  /** One Kafka server. */
  static final Rule<String> ADDRESS = Rule.of("a server such as localhost:9092", Rules::address);

  /** A moment. */
  static final Rule<Instant> INSTANT =
      Rule.of("a moment such as 2020-03-09T10:14:33Z or 2020-03-09", Rules::instant);

  /** A date-time pattern. */
  static final Rule<String> TIME_PATTERN =
      Rule.of("a date-time pattern such as 'yyyy-MM-dd HH:mm:ss'", Rules::pattern);

  private Rules() {}

  /** A duration of at least the first and at most the second. */
  static Rule<Duration> duration(Duration least, Duration most) {
    return Rule.of("a duration such as 30s", Durations::parse)
        .within(
            "a duration from " + Durations.text(least) + " to " + Durations.text(most),
            value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
  }

  /** A whole number that fits an int. */
  static Rule<Integer> integer(int least, int most) {
    String form = "a whole number from " + least + " to " + most;
    return Rule.<Integer>of(form, text -> whole(text).map(Rules::saturated))
        .within(form, value -> value >= least && value <= most);
  }

  /** Any whole number from the first on. */
  static Rule<Long> longInteger(long least) {
    String form = "a whole number of at most 18 digits";
    return Rule.of(form, Rules::whole).within("at least " + least, value -> value >= least);
  }

  /** A number in a range that words describe. */
  static Rule<Double> number(String range, DoublePredicate within) {
    return Rule.of("a number " + range, Rules::decimal)
        .within("a number " + range, value -> within.test(value));
  }

  /** A share above the first and at most the second. */
  static Rule<Double> share(double above, double most) {
    String range = "above " + Rules.brief(above) + " and at most " + Rules.brief(most);
    return number(range, value -> value > above && value <= most);
  }

  /** One of an enum's names, in lower case. */
  static <E extends Enum<E>> Rule<E> choice(Class<E> type) {
    return choice(List.of(type.getEnumConstants()));
  }

  /** One of the names of some of an enum's constants, in lower case. */
  static <E extends Enum<E>> Rule<E> choice(List<E> choices) {
    List<String> names = choices.stream().map(Rules::name).toList();
    return Rule.of(
        "one of " + String.join(", ", names),
        text -> choices.stream().filter(choice -> name(choice).equals(text)).findFirst());
  }

  /** A number of bytes, plain or with a unit. */
  static Rule<Integer> bytes(int least, int most) {
    String range = "a size from " + least + "B to " + most / (1 << 20) + "MiB";
    return Rule.of("a size such as 64KiB", Rules::size)
        .within(range, value -> value >= least && value <= most);
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String brief(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static int saturated(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  private static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static Optional<Double> decimal(String text) {
    // Double.parseDouble alone also takes NaN, Infinity, 1d and hexadecimal.
    return DECIMAL.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
        : Optional.empty();
  }

  private static Optional<Integer> size(String text) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    int shift = Arrays.asList("B", "KiB", "MiB").indexOf(unit) * 10;
    return Optional.of(saturated(count << shift));
  }

  private static Optional<String> topic(String text) {
    boolean legal = TOPIC.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    return legal ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> address(String text) {
    Matcher matcher = SERVER.matcher(text);
    if (!matcher.matches() || text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    String port = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int number = Integer.parseInt(port);
    return number >= 1 && number <= 65_535 ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      // Years that milliseconds do not reach.
      instant.toEpochMilli();
      return Optional.of(instant);
    } catch (DateTimeException | ArithmeticException notAMoment) {
      return Optional.empty();
    }
  }

  private static Optional<String> pattern(String text) {
    if (text.isBlank() || text.length() > LONGEST_PATTERN) {
      return Optional.empty();
    }
    try {
      new DateTimeFormatterBuilder().appendPattern(text);
      return Optional.of(text);
    } catch (IllegalArgumentException | ClassCastException notAPattern) {
      // The second is how the JDK refuses a padded number between others, such as yyyyppMMdd.
      return Optional.empty();
    }
  }
}
