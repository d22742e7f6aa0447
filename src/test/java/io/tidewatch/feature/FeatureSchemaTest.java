package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Count;
import io.tidewatch.feature.FeatureSpec.Difference;
import io.tidewatch.feature.FeatureSpec.Hand;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.OneHot;
import io.tidewatch.feature.FeatureSpec.Present;
import io.tidewatch.feature.FeatureSpec.Rate;
import io.tidewatch.feature.FeatureSpec.SinceLast;
import io.tidewatch.feature.FeatureSpec.Smoothed;
import io.tidewatch.feature.FeatureSpec.TimeOfDay;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSchemaTest {
  private static final Transform PLAIN = Transform.NONE;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final List<FeatureSpec> FEATURES =
      List.of(
          new Value(0, PLAIN),
          new Lag(0, 3, PLAIN),
          new Difference(1, 5, PLAIN),
          new Aggregate(1, Statistic.MEAN, MINUTE, PLAIN),
          new Smoothed(1, MINUTE, PLAIN),
          new Count(MINUTE),
          new Rate(MINUTE),
          new SinceLast(PLAIN),
          new OneHot(2, 1),
          new Present(3),
          new TimeOfDay(Hand.SIN, 0));

  @Test
  void namesFeaturesAndTheirChannels() {
    FeatureSchema schema = new FeatureSchema(Streams.CHANNELS, FEATURES);

    assertThat(schema.size()).isEqualTo(11);
    assertThat(schema.name(3)).isEqualTo("flow.mean.1m");
    assertThat(schema.names()).hasSize(11).startsWith("pressure", "pressure.lag3");
    assertThat(schema.channelOf(8)).isEqualTo("kind");
    assertThat(schema.channelOf(5)).isEmpty();
    assertThat(schema.channels()).isEqualTo(Streams.CHANNELS);
    assertThat(schema.features()).isEqualTo(FEATURES);
  }

  @Test
  void knowsHowFarItLooksBack() {
    assertThat(new FeatureSchema(Streams.CHANNELS, FEATURES).maxLag()).isEqualTo(5);
    assertThat(Streams.schema(new Value(0, PLAIN)).maxLag()).isZero();
    assertThat(Streams.everything().maxDuration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Streams.schema(new Rate(MINUTE)).maxDuration()).isEqualTo(MINUTE);
    assertThat(Streams.schema(new Smoothed(0, MINUTE, PLAIN)).maxDuration()).isZero();
  }

  @Test
  void keepsItsOwnLists() {
    List<FeatureSpec> features = new ArrayList<>(FEATURES);
    FeatureSchema schema = new FeatureSchema(Streams.CHANNELS, features);
    features.clear();
    assertThat(schema.size()).isEqualTo(11);
    assertThatThrownBy(() -> schema.names().add("more"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  static Stream<Arguments> badSchemas() {
    return Stream.of(
        bad("features must be 1 to 4096, but was 0 (feature schema)"),
        arguments(
            "features must be 1 to 4096, but was 4097 (feature schema)",
            Streams.CHANNELS,
            Collections.nCopies(4097, new Value(0, PLAIN))),
        arguments(
            "channels must be 1 to 4096, but was 0 (feature schema)",
            List.of(),
            List.of(new Count(MINUTE))),
        arguments(
            "channel name must be unique, but was a twice (channels 0 and 1)",
            List.of(ChannelSpec.number("a"), ChannelSpec.number("a")),
            List.of(new Count(MINUTE))),
        bad(
            "feature name must be unique, but was count.1m twice (features 0 and 2)",
            new Count(MINUTE),
            new Rate(MINUTE),
            new Count(Duration.ofSeconds(60))),
        bad(
            "channel index must be less than 4, but was 4 (Lag[channel=4, steps=1,"
                + " transform=NONE])",
            new Lag(4, 1, PLAIN)),
        bad(
            "channel must be a CATEGORY, but was NUMBER (OneHot[channel=0, bucket=0])",
            new OneHot(0, 0)),
        bad(
            "channel must be a CATEGORY, but was FLAG (OneHot[channel=3, bucket=0])",
            new OneHot(3, 0)),
        bad(
            "bucket must be less than 4, but was 4 (OneHot[channel=2, bucket=4])",
            new OneHot(2, 4)),
        bad(
            "channel must be a NUMBER or FLAG, but was CATEGORY (Aggregate[channel=2,"
                + " statistic=COUNT, duration=PT1M, transform=NONE])",
            new Aggregate(2, Statistic.COUNT, MINUTE, PLAIN)),
        bad(
            "channel must be a NUMBER or FLAG, but was CATEGORY (Value[channel=2,"
                + " transform=NONE])",
            new Value(2, PLAIN)),
        bad(
            "channel must be a NUMBER or FLAG, but was CATEGORY (Difference[channel=2, steps=1,"
                + " transform=NONE])",
            new Difference(2, 1, PLAIN)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSchemas")
  void refusesWhatDoesNotFit(
      String message, List<ChannelSpec> channels, List<FeatureSpec> features) {
    assertThatThrownBy(() -> new FeatureSchema(channels, features))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void takesAsManyFeaturesAsAllowed() {
    List<FeatureSpec> most = new ArrayList<>();
    IntStream.rangeClosed(1, 4096).forEach(steps -> most.add(new Lag(0, steps, PLAIN)));
    assertThat(new FeatureSchema(Streams.CHANNELS, most).maxLag()).isEqualTo(4096);
  }

  @Test
  void hasAFingerprintThatNeverChanges() {
    // Stored models and states carry this number: a change here orphans them all.
    assertThat(new FeatureSchema(Streams.CHANNELS, FEATURES).fingerprint())
        .isEqualTo(0xe981da2fe20b0cceL);
  }

  @Test
  void hasTheSameFingerprintWithALevelOfNoTimeAsWithout() {
    FeatureSchema without = new FeatureSchema(Streams.CHANNELS, FEATURES);

    assertThat(new FeatureSchema(Streams.CHANNELS, FEATURES, Duration.ZERO))
        .isEqualTo(without)
        .hasSameHashCodeAs(without);
    assertThat(without.levelHalfLife()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.001S", "PT0.0000001S", "PT0.0015S", "PT8784H0.001S"})
  void refusesHalfLivesThatNoLevelHas(Duration halfLife) {
    assertThatThrownBy(() -> new FeatureSchema(Streams.CHANNELS, FEATURES, halfLife))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "level's half-life must be whole milliseconds from 0 to PT8784H, but was " + halfLife);
  }

  @Test
  void hashesByTheBook() {
    // Test vectors of the FNV authors.
    assertThat(Fingerprint.of("")).isEqualTo(0xcbf29ce484222325L);
    assertThat(Fingerprint.of("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    assertThat(Fingerprint.of("foobar")).isEqualTo(0x85944171f73967e8L);
  }

  @Test
  void changesItsFingerprintWithEachSingleChange() {
    List<FeatureSchema> schemas = new ArrayList<>();
    schemas.add(new FeatureSchema(Streams.CHANNELS, FEATURES));
    schemas.add(withChannel(0, new ChannelSpec("p", "pressure", ChannelType.NUMBER, 0, false)));
    schemas.add(withChannel(0, new ChannelSpec("pressure", "p", ChannelType.NUMBER, 0, false)));
    schemas.add(
        withChannel(0, new ChannelSpec("pressure", "pressure", ChannelType.FLAG, 0, false)));
    schemas.add(
        withChannel(0, new ChannelSpec("pressure", "pressure", ChannelType.NUMBER, 0, true)));
    schemas.add(withChannel(2, new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 5, false)));
    List<FeatureSpec> changes =
        List.of(
            new Value(1, PLAIN),
            new Value(0, Transform.LOG1P),
            new Lag(1, 3, PLAIN),
            new Lag(0, 4, PLAIN),
            new Lag(0, 3, Transform.LOG1P),
            new Difference(0, 3, PLAIN),
            new Aggregate(0, Statistic.MEAN, MINUTE, PLAIN),
            new Aggregate(1, Statistic.STD, MINUTE, PLAIN),
            new Aggregate(1, Statistic.MEAN, MINUTE.plusMillis(1), PLAIN),
            new Aggregate(1, Statistic.MEAN, MINUTE, Transform.LOG1P),
            new Smoothed(1, MINUTE.plusSeconds(1), PLAIN),
            new Count(MINUTE.plusHours(1)),
            new Rate(MINUTE.plusHours(1)),
            new SinceLast(Transform.LOG1P),
            new OneHot(2, 2),
            new Present(2),
            new TimeOfDay(Hand.COS, 0),
            new TimeOfDay(Hand.SIN, 1));
    for (FeatureSpec change : changes) {
      for (int i = 0; i < FEATURES.size(); i++) {
        List<FeatureSpec> features = new ArrayList<>(FEATURES);
        features.set(i, change);
        schemas.add(new FeatureSchema(Streams.CHANNELS, features));
      }
    }
    List<FeatureSpec> reversed = new ArrayList<>(FEATURES);
    Collections.reverse(reversed);
    schemas.add(new FeatureSchema(Streams.CHANNELS, reversed));
    schemas.add(new FeatureSchema(Streams.CHANNELS, FEATURES.subList(0, 10)));
    schemas.add(new FeatureSchema(Streams.CHANNELS, FEATURES, MINUTE));
    schemas.add(new FeatureSchema(Streams.CHANNELS, FEATURES, MINUTE.plusMillis(1)));

    assertThat(schemas.stream().map(FeatureSchema::fingerprint)).doesNotHaveDuplicates();
    assertThat(schemas).doesNotHaveDuplicates();
  }

  @Test
  void tellsApartNamesThatLookAlike() {
    List<ChannelSpec> channels = List.of(ChannelSpec.number("a"), ChannelSpec.number("a.lag1"));
    FeatureSchema value = new FeatureSchema(channels, List.of(new Value(1, PLAIN)));
    FeatureSchema lag = new FeatureSchema(channels, List.of(new Lag(0, 1, PLAIN)));
    assertThat(value.names()).isEqualTo(lag.names());
    assertThat(value.fingerprint()).isNotEqualTo(lag.fingerprint());
  }

  @Test
  void isEqualByItsParts() {
    assertThat(Streams.everything())
        .isEqualTo(Streams.everything())
        .hasSameHashCodeAs(Streams.everything())
        .isNotEqualTo(Streams.schema(new Count(MINUTE)));
  }

  private static FeatureSchema withChannel(int index, ChannelSpec channel) {
    List<ChannelSpec> channels = new ArrayList<>(Streams.CHANNELS);
    channels.set(index, channel);
    return new FeatureSchema(channels, FEATURES);
  }

  private static Arguments bad(String message, FeatureSpec... features) {
    return arguments(message, Streams.CHANNELS, List.of(features));
  }
}
