package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in conf/ are in order, and say what their comments promise. */
class ExamplesTest {

  private static final Path CONF = Path.of("conf");

  private static Config example(String name) {
    return Configs.valid(ConfigReader.read(CONF.resolve(name)));
  }

  @Test
  void everyExampleIsInOrder() throws IOException {
    try (Stream<Path> files = Files.list(CONF)) {
      List<Path> examples = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
      assertThat(examples)
          .allSatisfy(
              file -> assertThat(ConfigReader.read(file)).isInstanceOf(ConfigResult.Valid.class));
    }
  }

  @Test
  void pumpWatchesSixNumbers() {
    Config config = Configs.valid(ConfigReader.readForRun(CONF.resolve("pump.yaml")));
    assertThat(config.plan().reading().channels())
        .extracting(ChannelSpec::name)
        .containsExactly("pressure", "flow", "vibration", "temperature", "current", "speed");
    assertThat(config.plan().schema().size()).isEqualTo(27);
    assertThat(config.source().orElseThrow().topics()).containsExactly("pump.readings");
    assertThat(config.csv().entityColumn()).contains("pump");
  }

  @Test
  void cardWatchesAmountsCategoriesAndHabits() {
    Config config = Configs.valid(ConfigReader.readForRun(CONF.resolve("card.yaml")));
    assertThat(config.plan().schema().names())
        .contains(
            "log1p(amount)",
            "log1p(amount.sum.1h)",
            "log1p(amount.sum.1d)",
            "log1p(amount.sum.7d)",
            "category.is23",
            "country.is11",
            "online",
            "count.1h",
            "count.7d",
            "log1p(since_last)",
            "time_of_day.cos");
    assertThat(config.sink().writeScores()).isTrue();
  }

  @Test
  void skabLearnsFromTheNormalStartOfEachFile() {
    Config config = example("skab.yaml");
    assertThat(config.plan().reading().channels())
        .extracting(ChannelSpec::field)
        .containsExactly(
            "Accelerometer1RMS",
            "Accelerometer2RMS",
            "Current",
            "Pressure",
            "Temperature",
            "Thermocouple",
            "Voltage",
            "Volume Flow RateRMS");
    assertThat(config.csv())
        .isEqualTo(
            new CsvConfig(
                new CsvConfig.TimeColumn(
                    "datetime", new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss")),
                Optional.empty(),
                CsvConfig.Delimiter.COMMA));
    assertThat(config.plan().slots().scope()).isEqualTo(ModelScope.ENTITY);
    LearningPlan learning = config.plan().learning();
    long window = learning.sampling().windowMillis() / 1000;
    long delay = learning.activationDelayMillis() / 1000;
    assertThat(learning.warmUpRows() + window + delay).isLessThan(400);
  }

  @Test
  void skabKnowsNoTime() {
    assertThat(example("skab.yaml").plan().schema().features())
        .noneMatch(FeatureSpec.TimeOfDay.class::isInstance)
        .noneMatch(feature -> feature.channel() == FeatureSpec.WHOLE_RECORD);
  }

  @Test
  void skabIsForBacktests() {
    assertThat(Configs.problems(ConfigReader.readForRun(CONF.resolve("skab.yaml"))))
        .extracting(Problem::path)
        .containsExactly("source");
  }
}
