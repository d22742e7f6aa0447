package io.tidewatch.feature;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a window state must keep for a schema, each thing once, and how each feature is read off it.
 */
final class FeaturePlan {
  /** A bag of moments of the present values of a ring's slot in a window. */
  record Bag(int slot, int window) {}

  /** The smallest or largest value of a ring's slot in a window. */
  record Extreme(int slot, int window, boolean largest) {}

  /** A channel smoothed with a half-life in milliseconds. */
  record Smoothing(int channel, double halfLife) {}

  /** One feature, read after the state has taken in the reading. */
  @FunctionalInterface
  interface Readout {
    double of(WindowState state, float[] values, long eventTime);
  }

  private final Map<Integer, Integer> slots = new LinkedHashMap<>();
  private final Map<Long, Integer> windows = new LinkedHashMap<>();
  private final Map<Bag, Integer> bags = new LinkedHashMap<>();
  private final Map<Extreme, Integer> extremes = new LinkedHashMap<>();
  private final Map<Smoothing, Integer> smoothings = new LinkedHashMap<>();
  private final Map<Long, Integer> rarityHalfLives = new LinkedHashMap<>();

  final long fingerprint;
  final int maxLag;

  /** Of the level; 0 where there is none. */
  final long halfLifeMillis;

  final Readout[] readouts;

  /** The channel of each slot of the ring. */
  final int[] slotChannels;

  /** The duration of each window in milliseconds. */
  final long[] durations;

  final Bag[] bagList;
  final Extreme[] extremeList;
  final Smoothing[] smoothingList;

  /** The half-life of each rarity in milliseconds. */
  final long[] rarities;

  /** Which channels hold whole numbers without order. */
  final boolean[] nominal;

  /** The bags and extremes of each window, by index. */
  final int[][] bagsOf;

  final int[][] extremesOf;

  FeaturePlan(FeatureSchema schema) {
    fingerprint = schema.fingerprint();
    maxLag = schema.maxLag();
    halfLifeMillis = schema.levelHalfLife().toMillis();
    readouts = schema.features().stream().map(this::readout).toArray(Readout[]::new);
    slotChannels = slots.keySet().stream().mapToInt(Integer::intValue).toArray();
    durations = windows.keySet().stream().mapToLong(Long::longValue).toArray();
    bagList = bags.keySet().toArray(Bag[]::new);
    extremeList = extremes.keySet().toArray(Extreme[]::new);
    smoothingList = smoothings.keySet().toArray(Smoothing[]::new);
    rarities = rarityHalfLives.keySet().stream().mapToLong(Long::longValue).toArray();
    nominal = nominal(schema.channels());
    bagsOf = byWindow(bags.keySet().stream().map(Bag::window).toList());
    extremesOf = byWindow(extremes.keySet().stream().map(Extreme::window).toList());
  }

  /** The most readings a ring has to keep when a window holds at most so many. */
  int ringLimit(int maxReadingsPerWindow) {
    return Math.max(maxLag + 1, durations.length == 0 ? 1 : maxReadingsPerWindow);
  }

  private Readout readout(FeatureSpec feature) {
    int channel = feature.channel();
    if (feature instanceof FeatureSpec.Value value) {
      return transformed(value.transform(), (state, values, time) -> values[channel]);
    } else if (feature instanceof FeatureSpec.Lag lag) {
      int slot = index(slots, channel);
      int steps = lag.steps();
      return transformed(lag.transform(), (state, values, time) -> state.lagged(slot, steps));
    } else if (feature instanceof FeatureSpec.Difference difference) {
      int slot = index(slots, channel);
      int steps = difference.steps();
      return transformed(
          difference.transform(),
          (state, values, time) -> (double) values[channel] - state.lagged(slot, steps));
    } else if (feature instanceof FeatureSpec.Aggregate aggregate) {
      return transformed(aggregate.transform(), aggregate(aggregate));
    } else if (feature instanceof FeatureSpec.Smoothed smoothed) {
      Smoothing smoothing = new Smoothing(channel, smoothed.halfLife().toMillis());
      int index = index(smoothings, smoothing);
      return transformed(smoothed.transform(), (state, values, time) -> state.smoothed(index));
    } else if (feature instanceof FeatureSpec.Count count) {
      int window = window(count.duration());
      return (state, values, time) -> state.readingsIn(window);
    } else if (feature instanceof FeatureSpec.Rate rate) {
      int window = window(rate.duration());
      double seconds = rate.duration().toMillis() / 1e3;
      return (state, values, time) -> state.readingsIn(window) / seconds;
    } else if (feature instanceof FeatureSpec.SinceLast sinceLast) {
      return transformed(sinceLast.transform(), (state, values, time) -> state.secondsSinceLast());
    } else if (feature instanceof FeatureSpec.Rarity rarity) {
      int index = index(rarityHalfLives, rarity.halfLife().toMillis());
      return (state, values, time) -> state.rarity(index);
    } else if (feature instanceof FeatureSpec.OneHot oneHot) {
      int bucket = oneHot.bucket();
      return (state, values, time) -> isBucket(values[channel], bucket);
    } else if (feature instanceof FeatureSpec.Present) {
      return (state, values, time) -> Float.isNaN(values[channel]) ? 0 : 1;
    } else if (feature instanceof FeatureSpec.TimeOfDay timeOfDay) {
      return (state, values, time) -> hand(timeOfDay, time);
    }
    throw new AssertionError("feature must be of a known kind, but was " + feature);
  }

  private Readout aggregate(FeatureSpec.Aggregate aggregate) {
    int slot = index(slots, aggregate.channel());
    int window = window(aggregate.duration());
    return switch (aggregate.statistic()) {
      case MIN -> extreme(slot, window, false);
      case MAX -> extreme(slot, window, true);
      case RANGE -> {
        Readout max = extreme(slot, window, true);
        Readout min = extreme(slot, window, false);
        yield (state, values, time) -> max.of(state, values, time) - min.of(state, values, time);
      }
      case RATIO -> {
        int index = index(bags, new Bag(slot, window));
        int channel = aggregate.channel();
        yield (state, values, time) -> ratio(values[channel], state.moments(index));
      }
      case COUNT, SUM, MEAN, STD -> moment(slot, window, aggregate.statistic());
    };
  }

  private Readout extreme(int slot, int window, boolean largest) {
    int index = index(extremes, new Extreme(slot, window, largest));
    return (state, values, time) -> state.extreme(index, slot);
  }

  private Readout moment(int slot, int window, Statistic statistic) {
    int index = index(bags, new Bag(slot, window));
    return switch (statistic) {
      case COUNT -> (state, values, time) -> state.moments(index).count();
      case MEAN -> (state, values, time) -> state.moments(index).mean();
      case STD -> (state, values, time) -> state.moments(index).deviation();
      default ->
          (state, values, time) -> {
            RunningMoments moments = state.moments(index);
            return moments.count() == 0 ? Double.NaN : moments.sum();
          };
    };
  }

  private static double ratio(double value, RunningMoments moments) {
    double ratio = value / moments.mean();
    // Of quantities that are never negative, none is more than all of them together.
    return moments.mean() > 0 && ratio >= 0 && ratio <= moments.count() * (1 + 1e-9)
        ? ratio
        : Double.NaN;
  }

  private static boolean[] nominal(List<ChannelSpec> channels) {
    boolean[] nominal = new boolean[channels.size()];
    for (int c = 0; c < nominal.length; c++) {
      nominal[c] = channels.get(c).type() != ChannelType.NUMBER;
    }
    return nominal;
  }

  private int window(Duration duration) {
    return index(windows, duration.toMillis());
  }

  private static Readout transformed(Transform transform, Readout readout) {
    return transform == Transform.NONE
        ? readout
        : (state, values, time) -> transform.apply(readout.of(state, values, time));
  }

  private static double isBucket(float value, int bucket) {
    if (Float.isNaN(value)) {
      return Double.NaN;
    }
    return value == bucket ? 1 : 0;
  }

  private static double hand(FeatureSpec.TimeOfDay timeOfDay, long time) {
    long day = Duration.ofDays(1).toMillis();
    long offset = 60_000L * timeOfDay.offsetMinutes();
    double angle = 2 * Math.PI * Math.floorMod(Math.floorMod(time, day) + offset, day) / day;
    // Sine and cosine of StrictMath have the same bits on every machine; those of Math need not.
    return timeOfDay.hand() == FeatureSpec.Hand.SIN ? StrictMath.sin(angle) : StrictMath.cos(angle);
  }

  private static <T> int index(Map<T, Integer> known, T thing) {
    Integer index = known.putIfAbsent(thing, known.size());
    return index == null ? known.size() - 1 : index;
  }

  private int[][] byWindow(List<Integer> windowOf) {
    List<List<Integer>> lists = new ArrayList<>();
    windows.forEach((duration, window) -> lists.add(new ArrayList<>()));
    for (int i = 0; i < windowOf.size(); i++) {
      lists.get(windowOf.get(i)).add(i);
    }
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
