package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Statistic;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureListTest {

  private static final String READING =
      """
      pipeline: p
      reading:
        entity: e
        channels:
          - x
          - y
          - {name: kind, type: category, buckets: 2}
          - {name: open, type: flag}
      features:
      """;

  private static final String CHANNEL_WORDS =
      "feature must be one of value, lag 1, difference 1, count 30s, sum 30s, mean 30s, std 30s,"
          + " min 30s, max 30s, range 30s, ratio 30s, smoothed 30s, present, one_hot"
          + " (or log1p around one)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of: x, use: value | x",
        "of: x, use: lag 12 | x.lag12",
        "of: x, use: difference 2 | x.diff2",
        "of: x, use: std 500ms | x.std.500ms",
        "of: x, use: range 2h | x.range.2h",
        "of: x, use: smoothed 90s | x.smoothed.90s",
        "of: x, use: log1p(value) | log1p(x)",
        "of: x, use: log1p( sum  7d ) | log1p(x.sum.7d)",
        "of: x, use: log1p(smoothed 7d) | log1p(x.smoothed.7d)",
        "of: [x, kind], use: present | x.present, kind.present",
        "of: kind, use: one_hot | kind.is0, kind.is1",
        "of: open, use: mean 1m | open.mean.1m",
        "of: all, use: value | x, y",
        "of: [y, x], use: [value, lag 1] | y, y.lag1, x, x.lag1",
        "record: count 5m | count.5m",
        "record: rate 1d | rate.1d",
        "record: rarity 15m | rarity.15m",
        "record: since_last | since_last",
        "record: log1p(since_last) | log1p(since_last)",
        "record: time_of_day | time_of_day.sin, time_of_day.cos",
        "record: time_of_day -03:30 | time_of_day.sin.-210m, time_of_day.cos.-210m",
      })
  void termsStandForFeatures(String item, String names) {
    Config config = Configs.valid(READING + "  - {" + item + "}\n");
    assertThat(config.plan().schema().names()).containsExactly(names.split(", "));
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void everyStatisticIsWord(Statistic statistic) {
    Config config = Configs.valid(READING + "  - {of: x, use: " + statistic.text() + " 3s}\n");
    assertThat(config.plan().schema().names()).containsExactly("x." + statistic.text() + ".3s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{of: x, use: lag}| 10:13 features[0].use: feature must be lag followed by a whole number"
            + " from 1 to 4096, but was 'lag'",
        "{of: x, use: lag 4097}| 10:13 features[0].use: feature must be lag followed by a whole"
            + " number from 1 to 4096, but was 'lag 4097'",
        "{of: x, use: mean 5}| 10:13 features[0].use: feature must be mean followed by a duration"
            + " from 1ms to 366d, but was 'mean 5'",
        "{of: x, use: mean 0s}| 10:13 features[0].use: feature must be mean followed by a duration"
            + " from 1ms to 366d, but was 'mean 0s'",
        "{of: x, use: value 3}| 10:13 features[0].use: feature must be value alone, but was 'value"
            + " 3'",
        "{of: x, use: log1p(present)}| 10:13 features[0].use: feature must be present without"
            + " log1p, but was 'log1p(present)'",
        "{record: time_of_day noon}| 10:6 features[0].record: feature must be time_of_day, alone"
            + " or followed by an offset such as +02:00, but was 'time_of_day noon'",
        "{record: time_of_day +00:00:30}| 10:6 features[0].record: feature must be time_of_day,"
            + " alone or followed by an offset such as +02:00, but was 'time_of_day +00:00:30'",
        "{record: log1p(rarity 1m)}| 10:6 features[0].record: feature must be rarity without"
            + " log1p, but was 'log1p(rarity 1m)'",
        "{record: sinse_last}| 10:6 features[0].record: feature must be one of count 30s, rate 30s,"
            + " rarity 30s, since_last, time_of_day (or log1p around one), but was 'sinse_last',"
            + " did you mean 'since_last'?",
        "{record: mean 5m}| 10:6 features[0].record: feature must be one of count 30s, rate 30s,"
            + " rarity 30s, since_last, time_of_day (or log1p around one), but was 'mean 5m' (which"
            + " belongs under use)",
        "{of: kind, use: mean 5m}| 10:16 features[0].use: mean must be of a number or flag, but"
            + " channel 'kind' is a category",
        "{of: x, use: one_hot}| 10:13 features[0].use: one_hot must be of a category, but channel"
            + " 'x' is a number",
        "{of: z, use: value}| 10:6 features[0].of: channel must be all or a name of"
            + " reading.channels, but was 'z', did you mean 'x'?",
        "{of: x, use: [value, value]}| 10:26 features[0].use[1]: feature must be there once, but"
            + " was 'x' again (features[0].use[0], line 10)",
        "{of: x, use: [mean 60s, mean 1m]}| 10:29 features[0].use[1]: feature must be there once,"
            + " but was 'x.mean.1m' again (features[0].use[0], line 10)",
        "{of: x}| 10:5 features[0]: feature must have of and use, but was without use",
        "{use: value}| 10:5 features[0]: feature must have of and use, but was without of",
        "{}| 10:5 features[0]: feature must have either record, or of and use, but was with"
            + " neither",
        "{of: x, use: value, record: since_last}| 10:5 features[0]: feature must have either"
            + " record, or of and use, but was with both",
        "value| 10:5 features[0]: feature must be a section such as {of: all, use: value} or"
            + " {record: since_last}, but was 'value'",
        "{of: x, use: []}| 10:13 features[0].use: use must be at least one, but was an empty list",
      })
  void badTermsSayWhatTheyMustBe(String item, String problem) {
    assertThat(Configs.problems(READING + "  - " + item + "\n")).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mena 30s | , did you mean 'mean'?",
        "log1p(mena 30s) | , did you mean 'mean'?",
        "since_last | ' (which belongs under record)'",
        "sqrt(value) | ''",
        "log1p(value | ''",
        "log1p(log1p(value)) | ''",
        "mean 30s 40s | ''",
      })
  void unknownTermsListTheKnownOnes(String term, String hint) {
    assertThat(Configs.problems(READING + "  - {of: x, use: \"" + term + "\"}\n"))
        .containsExactly(
            "10:13 features[0].use: " + CHANNEL_WORDS + ", but was '" + term + "'" + hint);
  }

  @Test
  void emptyListIsProblem() {
    assertThat(Configs.problems(Configs.MINIMAL + "features: []\n"))
        .containsExactly("5:1 features: features must be at least one, but was an empty list");
  }

  @Test
  void tooManyFeaturesAreOneProblem() {
    String text =
        """
        pipeline: p
        reading:
          entity: e
          channels:
            - {name: a, type: category, buckets: 4096}
            - {name: b, type: category, buckets: 4096}
        """;
    assertThat(Configs.problems(text))
        .singleElement()
        .asString()
        .startsWith("1:1 features: features must be 1 to 4096, but was 8192");
    assertThat(Configs.problems(text + "features: [{of: [a, b], use: one_hot}]\n"))
        .containsExactly("7:25 features[0].use: features must be at most 4096, but was more");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void manyCategoriesAreGivenUpEarly() {
    StringBuilder text = new StringBuilder("pipeline: p\nreading:\n  entity: e\n  channels:\n");
    for (int i = 0; i < 4096; i++) {
      text.append("    - {name: c").append(i).append(", type: category, buckets: 4096}\n");
    }
    assertThat(Configs.problems(text.toString()))
        .singleElement()
        .asString()
        .startsWith("1:1 features: features must be 1 to 4096");
    text.append("    - one_more\n");
    assertThat(Configs.problems(text.toString()))
        .containsExactly("4:3 reading.channels: channels must be at most 4096, but was 4097");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void manyWordsOfManyChannelsAreGivenUpEarly() {
    StringBuilder text = new StringBuilder("pipeline: p\nreading: {entity: e, channels: [x]}\n");
    text.append("features: [{of: [x");
    text.append(", x".repeat(20_000)).append("], use: [value");
    text.append(", value".repeat(20_000)).append("]}]\n");
    assertThat(Configs.problems(text.toString())).hasSize(Problems.MOST + 1);
  }
}
