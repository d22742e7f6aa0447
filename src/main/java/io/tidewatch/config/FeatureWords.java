package io.tidewatch.config;

import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.Statistic;
import io.tidewatch.feature.Transform;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language of features: its words, and what follows each. */
final class FeatureWords {

  /** Of one channel, under {@code use}. */
  static final FeatureWords OF_CHANNEL =
      new FeatureWords(channelWords(), Set.of("present", "one_hot"));

  /** Of the record as a whole, under {@code record}. */
  static final FeatureWords OF_RECORD =
      new FeatureWords(recordWords(), Set.of("count", "rate", "rarity", "time_of_day"));

  private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9_]+)(?: +([^ ()]+))?");
  private static final Pattern WRAPPED =
      Pattern.compile("([A-Za-z0-9_]+)\\( *([A-Za-z0-9_]+)(?: +([^ ()]+))? *\\)");
  private static final int LONGEST = 100;
  private static final Rule<Integer> STEPS = Rules.integer(1, FeatureSpec.MAX_STEPS);
  private static final Rule<Duration> DURATION =
      Rules.duration(Duration.ofMillis(1), FeatureSpec.MAX_DURATION);

  private enum Argument {
    NONE(""),
    STEPS(" 1"),
    DURATION(" 30s"),
    OFFSET("");

    private final String sample;

    Argument(String sample) {
      this.sample = sample;
    }
  }

  private final Map<String, Argument> words;
  private final Set<String> untransformed;

  private FeatureWords(Map<String, Argument> words, Set<String> untransformed) {
    this.words = words;
    this.untransformed = untransformed;
  }

  private static Map<String, Argument> channelWords() {
    Map<String, Argument> words = new LinkedHashMap<>();
    words.put("value", Argument.NONE);
    words.put("lag", Argument.STEPS);
    words.put("difference", Argument.STEPS);
    Stream.of(Statistic.values()).forEach(s -> words.put(s.text(), Argument.DURATION));
    words.put("smoothed", Argument.DURATION);
    words.put("present", Argument.NONE);
    words.put("one_hot", Argument.NONE);
    return words;
  }

  private static Map<String, Argument> recordWords() {
    Map<String, Argument> words = new LinkedHashMap<>();
    words.put("count", Argument.DURATION);
    words.put("rate", Argument.DURATION);
    words.put("rarity", Argument.DURATION);
    words.put("since_last", Argument.NONE);
    words.put("time_of_day", Argument.OFFSET);
    return words;
  }

  /** The term a value spells, or a problem. */
  Optional<FeatureTerm> read(Value value) {
    String text = value.text().filter(t -> t.length() <= LONGEST).orElse("");
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return term(value, plain.group(1), plain.group(2));
    }
    Matcher wrapped = WRAPPED.matcher(text);
    Optional<Transform> transform =
        wrapped.matches() ? transform(wrapped.group(1)) : Optional.empty();
    if (transform.isEmpty()) {
      value.mustBe(rule());
      return Optional.empty();
    }
    if (untransformed.contains(wrapped.group(2))) {
      value.mustBe(wrapped.group(2) + " without " + wrapped.group(1));
      return Optional.empty();
    }
    return term(value, wrapped.group(2), wrapped.group(3)).map(term -> term.then(transform.get()));
  }

  private Optional<FeatureTerm> term(Value value, String word, String argument) {
    Argument wanted = words.get(word);
    if (wanted == null) {
      value.mustBe(rule(), elsewhere(word).orElseGet(() -> Spelling.hint(word, words.keySet())));
      return Optional.empty();
    }
    String given = argument == null ? "" : argument;
    return switch (wanted) {
      case NONE -> alone(value, word, given);
      case STEPS -> follow(value, word, STEPS, given).map(n -> FeatureTerm.steps(word, n));
      case DURATION -> follow(value, word, DURATION, given).map(d -> FeatureTerm.over(word, d));
      case OFFSET -> offset(value, word, given);
    };
  }

  private static Optional<FeatureTerm> alone(Value value, String word, String given) {
    if (!given.isEmpty()) {
      value.mustBe(word + " alone");
      return Optional.empty();
    }
    return Optional.of(FeatureTerm.alone(word));
  }

  private static <T> Optional<T> follow(Value value, String word, Rule<T> rule, String given) {
    Optional<T> argument = rule.parse().apply(given).filter(rule.within());
    if (argument.isEmpty()) {
      value.mustBe(word + " followed by " + rule.range());
    }
    return argument;
  }

  private static Optional<FeatureTerm> offset(Value value, String word, String given) {
    try {
      int seconds = given.isEmpty() ? 0 : ZoneOffset.of(given).getTotalSeconds();
      if (seconds % 60 == 0) {
        return Optional.of(FeatureTerm.steps(word, seconds / 60));
      }
    } catch (DateTimeException notAnOffset) {
      // Reported below, like an offset with seconds.
    }
    value.mustBe(word + ", alone or followed by an offset such as +02:00");
    return Optional.empty();
  }

  private Optional<String> elsewhere(String word) {
    if (this == OF_CHANNEL && OF_RECORD.words.containsKey(word)) {
      return Optional.of(" (which belongs under record)");
    }
    return this == OF_RECORD && OF_CHANNEL.words.containsKey(word)
        ? Optional.of(" (which belongs under use)")
        : Optional.empty();
  }

  private String rule() {
    String terms =
        words.entrySet().stream()
            .map(entry -> entry.getKey() + entry.getValue().sample)
            .collect(Collectors.joining(", "));
    return "one of " + terms + " (or log1p around one)";
  }

  private static Optional<Transform> transform(String name) {
    return Stream.of(Transform.values())
        .filter(t -> t != Transform.NONE && t.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
