package io.tidewatch.feature;

import io.tidewatch.reading.ChannelSpec;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The definition of one feature of the vector.
 *
 * <p>A window of duration d at time t holds the readings of the entity with time in {@code (t - d,
 * t]}, the current one included. Durations are whole milliseconds, 1 ms to 366 days. Constructors
 * throw {@link IllegalArgumentException} for a part out of range.
 */
public sealed interface FeatureSpec extends Serializable {

  /** The {@link #channel()} of a feature that belongs to the record as a whole. */
  int WHOLE_RECORD = -1;

  /** The most readings a lag or difference may look back. */
  int MAX_STEPS = 4096;

  /** The longest duration of a window or half-life. */
  Duration MAX_DURATION = Duration.ofDays(366);

  /**
   * The feature's name, such as {@code log1p(pressure.mean.30s)}.
   *
   * @param channels the channels of the schema, in order
   */
  String name(List<ChannelSpec> channels);

  /** The index of the channel it is made of, or {@link #WHOLE_RECORD}. */
  default int channel() {
    return WHOLE_RECORD;
  }

  /** The channel's value: {@code pressure}. */
  record Value(int channel, Transform transform) implements FeatureSpec {
    /** Checks the parts. */
    public Value {
      checkChannel(channel);
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return transform.name(channels.get(channel).name());
    }
  }

  /** The value {@code steps} readings of this entity ago, missing until there is one. */
  record Lag(int channel, int steps, Transform transform) implements FeatureSpec {
    /** Checks the parts; steps are 1 to {@link #MAX_STEPS}. */
    public Lag {
      checkChannel(channel);
      checkSteps(steps);
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return transform.name(channels.get(channel).name() + ".lag" + steps);
    }
  }

  /** The value minus that of {@code steps} readings ago; missing where either is. */
  record Difference(int channel, int steps, Transform transform) implements FeatureSpec {
    /** Checks the parts; steps are 1 to {@link #MAX_STEPS}. */
    public Difference {
      checkChannel(channel);
      checkSteps(steps);
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return transform.name(channels.get(channel).name() + ".diff" + steps);
    }
  }

  /** A statistic of the channel's present values in the window of a duration. */
  record Aggregate(int channel, Statistic statistic, Duration duration, Transform transform)
      implements FeatureSpec {
    /** Checks the parts. */
    public Aggregate {
      checkChannel(channel);
      Objects.requireNonNull(statistic, "statistic");
      checkDuration(duration);
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      String name = channels.get(channel).name() + "." + statistic.text();
      return transform.name(name + "." + brief(duration));
    }
  }

  /**
   * Exponential smoothing in event time: {@code s += (1 - 2^(-dt / halfLife)) * (x - s)}, where dt
   * is the time since the channel's last present value; the first present value starts it. A
   * missing value leaves it as it is, and so does one of the same time (dt 0).
   */
  record Smoothed(int channel, Duration halfLife, Transform transform) implements FeatureSpec {
    /** Checks the parts. */
    public Smoothed {
      checkChannel(channel);
      checkDuration(halfLife);
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return transform.name(channels.get(channel).name() + ".smoothed." + brief(halfLife));
    }
  }

  /** How many readings the window of a duration holds. */
  record Count(Duration duration) implements FeatureSpec {
    /** Checks the duration. */
    public Count {
      checkDuration(duration);
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return "count." + brief(duration);
    }
  }

  /** Readings per second: those in the window divided by the whole duration. */
  record Rate(Duration duration) implements FeatureSpec {
    /** Checks the duration. */
    public Rate {
      checkDuration(duration);
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return "rate." + brief(duration);
    }
  }

  /** Seconds since the entity's previous reading; missing for its first. */
  record SinceLast(Transform transform) implements FeatureSpec {
    /** Checks that there is a transform. */
    public SinceLast {
      Objects.requireNonNull(transform, "transform");
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return transform.name("since_last");
    }
  }

  /**
   * How rare the whole reading is among those of this entity of late, all channels taken together:
   * about the negative logarithm of the share of readings like it, at least 0; missing for the
   * entity's first.
   */
  record Rarity(Duration halfLife) implements FeatureSpec {
    /** Checks the half-life, in which what readings were like fades by half. */
    public Rarity {
      checkDuration(halfLife);
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return "rarity." + brief(halfLife);
    }
  }

  /** 1 where the category's bucket is this one, 0 where another, missing where it is missing. */
  record OneHot(int channel, int bucket) implements FeatureSpec {
    /** Checks the parts; the schema checks that the category has this bucket. */
    public OneHot {
      checkChannel(channel);
      if (bucket < 0) {
        throw new IllegalArgumentException("bucket must be at least 0, but was " + bucket);
      }
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return channels.get(channel).name() + ".is" + bucket;
    }
  }

  /** 1 where the channel has a value, 0 where it is missing. */
  record Present(int channel) implements FeatureSpec {
    /** Checks the channel. */
    public Present {
      checkChannel(channel);
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      return channels.get(channel).name() + ".present";
    }
  }

  /** The two coordinates of a clock's hand. */
  enum Hand {
    /** The sine: 0 at midnight, 1 at six. */
    SIN,
    /** The cosine: 1 at midnight, 0 at six. */
    COS
  }

  /** Sine or cosine of the event time's hour angle, one turn a day, at a fixed offset from UTC. */
  record TimeOfDay(Hand hand, int offsetMinutes) implements FeatureSpec {
    /** Checks the offset: at most 18 hours either way. */
    public TimeOfDay {
      Objects.requireNonNull(hand, "hand");
      if (Math.abs((long) offsetMinutes) > 18 * 60) {
        throw new IllegalArgumentException(
            "offset must be -1080 to 1080 minutes, but was " + offsetMinutes + " (time_of_day)");
      }
    }

    @Override
    public String name(List<ChannelSpec> channels) {
      String name = "time_of_day." + hand.name().toLowerCase(Locale.ROOT);
      return offsetMinutes == 0 ? name : name + String.format(Locale.ROOT, ".%+dm", offsetMinutes);
    }
  }

  private static void checkChannel(int channel) {
    if (channel < 0) {
      throw new IllegalArgumentException("channel index must be at least 0, but was " + channel);
    }
  }

  private static void checkSteps(int steps) {
    if (steps < 1 || steps > MAX_STEPS) {
      throw new IllegalArgumentException(
          "steps must be 1 to " + MAX_STEPS + ", but was " + steps + " (lag or difference)");
    }
  }

  private static void checkDuration(Duration duration) {
    if (duration.getNano() % 1_000_000 != 0
        || duration.compareTo(Duration.ofMillis(1)) < 0
        || duration.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          "duration must be whole milliseconds from PT0.001S to "
              + MAX_DURATION
              + ", but was "
              + duration);
    }
  }

  /** The largest unit that divides it: 500ms, 90s, 5m, 12h, 7d. */
  private static String brief(Duration duration) {
    long millis = duration.toMillis();
    long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    String[] units = {"d", "h", "m", "s", "ms"};
    int unit = IntStream.range(0, 5).filter(i -> millis % sizes[i] == 0).findFirst().orElseThrow();
    return millis / sizes[unit] + units[unit];
  }
}
