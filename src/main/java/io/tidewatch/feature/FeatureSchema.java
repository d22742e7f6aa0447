package io.tidewatch.feature;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels of a reading and the features made of them, both in fixed order. Immutable.
 *
 * <p>Only {@link FeatureSpec.OneHot} and {@link FeatureSpec.Present} may read a category: its
 * bucket numbers have no order, so no other feature of them means anything.
 */
public final class FeatureSchema implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most features a schema may have. */
  public static final int MAX_FEATURES = 4096;

  private static final int NANOS_A_MILLI = 1_000_000;

  private final List<ChannelSpec> channels;
  private final List<FeatureSpec> features;
  private final List<String> names;
  private final long fingerprint;
  private final Duration levelHalfLife;

  /**
   * Checks and keeps channels and features.
   *
   * @param channels the channels, in the order of a reading's values; names distinct
   * @param features the features, in the order of the vector; names distinct
   * @throws IllegalArgumentException when there is no channel, no feature, too many of them, a name
   *     twice, or a feature that does not fit its channel
   */
  public FeatureSchema(List<ChannelSpec> channels, List<FeatureSpec> features) {
    this(channels, features, Duration.ZERO);
  }

  /**
   * Checks and keeps channels and features, and how slowly an entity's level follows them.
   *
   * @param levelHalfLife in how much time a level makes half of the way; zero for no level
   * @throws IllegalArgumentException also when the half-life is negative, no whole number of
   *     milliseconds, or longer than {@link FeatureSpec#MAX_DURATION}
   */
  public FeatureSchema(
      List<ChannelSpec> channels, List<FeatureSpec> features, Duration levelHalfLife) {
    if (levelHalfLife.isNegative()
        || levelHalfLife.compareTo(FeatureSpec.MAX_DURATION) > 0
        || levelHalfLife.getNano() % NANOS_A_MILLI != 0) {
      throw new IllegalArgumentException(
          "level's half-life must be whole milliseconds from 0 to "
              + FeatureSpec.MAX_DURATION
              + ", but was "
              + levelHalfLife);
    }
    this.levelHalfLife = levelHalfLife;
    this.channels = List.copyOf(channels);
    this.features = List.copyOf(features);
    checkSize("channels", channels.size());
    checkSize("features", features.size());
    checkDistinct("channel", this.channels.stream().map(ChannelSpec::name).toList());
    this.features.forEach(this::checkFits);
    this.names = this.features.stream().map(f -> f.name(this.channels)).toList();
    checkDistinct("feature", names);
    this.fingerprint = Fingerprint.of(canonicalText());
  }

  /** The channels, in order. */
  public List<ChannelSpec> channels() {
    return channels;
  }

  /** The features, in order. */
  public List<FeatureSpec> features() {
    return features;
  }

  /** How many features a vector has. */
  public int size() {
    return features.size();
  }

  /**
   * The name of a feature.
   *
   * @throws IndexOutOfBoundsException when there is none of that index
   */
  public String name(int feature) {
    return names.get(feature);
  }

  /** The names of all features, in order. */
  public List<String> names() {
    return names;
  }

  /**
   * The name of the channel a feature is made of, or "" where it belongs to the record as a whole.
   *
   * @throws IndexOutOfBoundsException when there is no feature of that index
   */
  public String channelOf(int feature) {
    int channel = features.get(feature).channel();
    return channel == FeatureSpec.WHOLE_RECORD ? "" : channels.get(channel).name();
  }

  /** How many readings a lag or difference looks back at most; 0 without one. */
  public int maxLag() {
    int most = 0;
    for (FeatureSpec feature : features) {
      if (feature instanceof FeatureSpec.Lag lag) {
        most = Math.max(most, lag.steps());
      } else if (feature instanceof FeatureSpec.Difference difference) {
        most = Math.max(most, difference.steps());
      }
    }
    return most;
  }

  /** The longest duration a window looks back; zero without one. */
  public Duration maxDuration() {
    Duration longest = Duration.ZERO;
    for (FeatureSpec feature : features) {
      Duration duration = Duration.ZERO;
      if (feature instanceof FeatureSpec.Aggregate aggregate) {
        duration = aggregate.duration();
      } else if (feature instanceof FeatureSpec.Count count) {
        duration = count.duration();
      } else if (feature instanceof FeatureSpec.Rate rate) {
        duration = rate.duration();
      }
      longest = duration.compareTo(longest) > 0 ? duration : longest;
    }
    return longest;
  }

  /** Whether every feature is a deviation in itself: 0 for what always happens, never below. */
  public boolean ofDeviations() {
    return features.stream().allMatch(FeatureSpec.Rarity.class::isInstance);
  }

  /** In how much time an entity's level makes half of the way; zero where there is no level. */
  public Duration levelHalfLife() {
    return levelHalfLife;
  }

  /**
   * A 64-bit hash of every part of every channel and feature, in order, and of the level. It is the
   * same in every process and release: models and stored state carry it to tell whether they fit.
   */
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureSchema schema
        && channels.equals(schema.channels)
        && features.equals(schema.features)
        && levelHalfLife.equals(schema.levelHalfLife);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }

  @Override
  public String toString() {
    return "FeatureSchema" + names;
  }

  // A feature's name holds all its parts; its kind and channel tell apart names that look alike.
  private String canonicalText() {
    StringBuilder text = new StringBuilder("tidewatch feature schema 1\n");
    for (ChannelSpec channel : channels) {
      text.append("channel ").append(quoted(channel.name())).append(quoted(channel.field()));
      text.append(channel.type()).append(' ').append(channel.buckets());
      text.append(' ').append(channel.required()).append('\n');
    }
    for (int i = 0; i < features.size(); i++) {
      FeatureSpec feature = features.get(i);
      text.append(feature.getClass().getSimpleName()).append(' ').append(feature.channel());
      text.append(' ').append(quoted(names.get(i))).append('\n');
    }
    if (!levelHalfLife.isZero()) {
      text.append("level ").append(levelHalfLife.toMillis()).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String name) {
    return name.length() + ":" + name + " ";
  }

  private void checkFits(FeatureSpec feature) {
    int index = feature.channel();
    if (index == FeatureSpec.WHOLE_RECORD) {
      return;
    }
    if (index >= channels.size()) {
      throw new IllegalArgumentException(
          "channel index must be less than "
              + channels.size()
              + ", but was "
              + index
              + where(feature));
    }
    ChannelSpec channel = channels.get(index);
    boolean category = channel.type() == ChannelType.CATEGORY;
    if (feature instanceof FeatureSpec.OneHot oneHot) {
      if (!category) {
        throw new IllegalArgumentException(
            "channel must be a CATEGORY, but was " + channel.type() + where(feature));
      }
      if (oneHot.bucket() >= channel.buckets()) {
        throw new IllegalArgumentException(
            "bucket must be less than "
                + channel.buckets()
                + ", but was "
                + oneHot.bucket()
                + where(feature));
      }
    } else if (category && !(feature instanceof FeatureSpec.Present)) {
      throw new IllegalArgumentException(
          "channel must be a NUMBER or FLAG, but was CATEGORY" + where(feature));
    }
  }

  private static String where(FeatureSpec feature) {
    return " (" + feature + ")";
  }

  private static void checkSize(String thing, int size) {
    if (size < 1 || size > MAX_FEATURES) {
      throw new IllegalArgumentException(
          thing + " must be 1 to " + MAX_FEATURES + ", but was " + size + " (feature schema)");
    }
  }

  private static void checkDistinct(String thing, List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Integer earlier = seen.putIfAbsent(names.get(i), i);
      if (earlier != null) {
        throw new IllegalArgumentException(
            String.format(
                "%s name must be unique, but was %s twice (%ss %d and %d)",
                thing, names.get(i), thing, earlier, i));
      }
    }
  }
}
