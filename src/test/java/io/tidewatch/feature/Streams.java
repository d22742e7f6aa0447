package io.tidewatch.feature;

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
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Seeded random streams of one entity, and schemas to run over them. */
final class Streams {
  /** Those of any values; a ratio is of such as are never negative. */
  private static final Set<Statistic> SIGNED = EnumSet.complementOf(EnumSet.of(Statistic.RATIO));

  static final List<ChannelSpec> CHANNELS =
      List.of(
          ChannelSpec.number("pressure"),
          ChannelSpec.number("flow"),
          new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 4, false),
          new ChannelSpec("open", "open", ChannelType.FLAG, 0, false));

  static final List<Duration> DURATIONS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5));

  private Streams() {}

  /** Every kind of feature with every statistic, over numbers and flags. */
  static FeatureSchema everything() {
    List<FeatureSpec> features = new ArrayList<>();
    for (Transform transform : Transform.values()) {
      for (int channel : new int[] {0, 1, 3}) {
        features.add(new Value(channel, transform));
        for (int steps : new int[] {1, 2, 7}) {
          features.add(new Lag(channel, steps, transform));
          features.add(new Difference(channel, steps, transform));
        }
        for (Duration duration : DURATIONS) {
          for (Statistic statistic : SIGNED) {
            features.add(new Aggregate(channel, statistic, duration, transform));
          }
          features.add(new Smoothed(channel, duration, transform));
        }
      }
      features.add(new SinceLast(transform));
    }
    for (Duration duration : DURATIONS) {
      features.add(new Count(duration));
      features.add(new Rate(duration));
    }
    for (int bucket = 0; bucket < 4; bucket++) {
      features.add(new OneHot(2, bucket));
    }
    for (int channel = 0; channel < 4; channel++) {
      features.add(new Present(channel));
    }
    features.add(new TimeOfDay(Hand.SIN, 0));
    features.add(new TimeOfDay(Hand.COS, -330));
    return new FeatureSchema(CHANNELS, features);
  }

  /** A schema of these features over {@link #CHANNELS}. */
  static FeatureSchema schema(FeatureSpec... features) {
    return new FeatureSchema(CHANNELS, List.of(features));
  }

  /** The same schema with a level, or without where the half-life is zero. */
  static FeatureSchema withLevel(FeatureSchema schema, Duration halfLife) {
    return new FeatureSchema(schema.channels(), schema.features(), halfLife);
  }

  static Reading reading(long time, float... values) {
    return new Reading("pump-1", "", time, values, new Origin("readings", 0, 0, time));
  }

  /**
   * Readings with gaps, bursts, equal times, now and then an earlier time, missing values and
   * spikes of a million, with every third seed of 1e30, on channels of very different offset and
   * spread.
   */
  static List<Reading> random(long seed, int length) {
    Random random = new Random(seed);
    float level = (float) Math.pow(10, random.nextInt(7) - 3);
    float spread = (float) (level * Math.pow(10, -random.nextInt(5)));
    float spike = seed % 3 == 0 ? 1e30f : 1e6f;
    double missing = random.nextInt(3) * 0.2;
    List<Reading> readings = new ArrayList<>();
    long time = 1_700_000_000_000L + random.nextInt(86_400_000);
    for (int i = 0; i < length; i++) {
      time += step(random);
      float pressure = level + spread * (float) random.nextGaussian();
      float flow = Math.round(4 * random.nextGaussian()) / 4f;
      if (random.nextInt(40) == 0) {
        pressure += spike * (float) random.nextGaussian();
        flow = random.nextBoolean() ? 1e6f : -1e6f;
      }
      float[] values = {pressure, flow, random.nextInt(4), random.nextInt(2)};
      for (int channel = 0; channel < values.length; channel++) {
        values[channel] = random.nextDouble() < missing ? Float.NaN : values[channel];
      }
      readings.add(reading(time, values));
    }
    return readings;
  }

  private static long step(Random random) {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return random.nextInt(1_000_000);
    } else if (kind < 12) {
      return 0;
    } else if (kind < 15) {
      return -random.nextInt(2_000);
    }
    return kind < 50 ? random.nextInt(100) : random.nextInt(4_000);
  }
}
