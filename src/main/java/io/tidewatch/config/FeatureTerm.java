package io.tidewatch.config;

import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.Statistic;
import io.tidewatch.feature.Transform;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One term of the list of features, such as {@code log1p(mean 30s)}.
 *
 * @param word what it is
 * @param duration its window or half-life, where it has one
 * @param number its steps or offset, where it has one
 * @param transform what is done last of all
 */
record FeatureTerm(String word, Duration duration, int number, Transform transform) {

  /** A word alone, untransformed. */
  static FeatureTerm alone(String word) {
    return new FeatureTerm(word, Duration.ZERO, 0, Transform.NONE);
  }

  /** A word with a number, untransformed. */
  static FeatureTerm steps(String word, int steps) {
    return new FeatureTerm(word, Duration.ZERO, steps, Transform.NONE);
  }

  /** A word with a duration, untransformed. */
  static FeatureTerm over(String word, Duration duration) {
    return new FeatureTerm(word, duration, 0, Transform.NONE);
  }

  /** The same with a transform. */
  FeatureTerm then(Transform last) {
    return new FeatureTerm(word, duration, number, last);
  }

  /** Whether it means something of a channel of this type. */
  boolean fits(ChannelType type) {
    return switch (word) {
      case "present" -> true;
      case "one_hot" -> type == ChannelType.CATEGORY;
      default -> type != ChannelType.CATEGORY;
    };
  }

  /** The features it stands for, of one channel. */
  Stream<FeatureSpec> of(int channel, ChannelSpec spec) {
    return switch (word) {
      case "value" -> Stream.of(new FeatureSpec.Value(channel, transform));
      case "lag" -> Stream.of(new FeatureSpec.Lag(channel, number, transform));
      case "difference" -> Stream.of(new FeatureSpec.Difference(channel, number, transform));
      case "smoothed" -> Stream.of(new FeatureSpec.Smoothed(channel, duration, transform));
      case "present" -> Stream.of(new FeatureSpec.Present(channel));
      case "one_hot" ->
          IntStream.range(0, spec.buckets())
              .mapToObj(bucket -> new FeatureSpec.OneHot(channel, bucket));
      default -> {
        Statistic statistic = Statistic.valueOf(word.toUpperCase(Locale.ROOT));
        yield Stream.of(new FeatureSpec.Aggregate(channel, statistic, duration, transform));
      }
    };
  }

  /** The features it stands for, of the record as a whole. */
  List<FeatureSpec> ofRecord() {
    return switch (word) {
      case "count" -> List.of(new FeatureSpec.Count(duration));
      case "rate" -> List.of(new FeatureSpec.Rate(duration));
      case "rarity" -> List.of(new FeatureSpec.Rarity(duration));
      case "since_last" -> List.of(new FeatureSpec.SinceLast(transform));
      default ->
          List.of(
              new FeatureSpec.TimeOfDay(FeatureSpec.Hand.SIN, number),
              new FeatureSpec.TimeOfDay(FeatureSpec.Hand.COS, number));
    };
  }
}
