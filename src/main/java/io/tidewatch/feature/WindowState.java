package io.tidewatch.feature;

import java.util.Arrays;

/**
 * What is kept of one entity's past: one ring of readings for all lags and windows, and running
 * aggregates. Mutable; made by {@link FeatureExtractor#start()}, advanced by {@link
 * FeatureExtractor#advance}, stored and copied by {@link WindowStateCodec}. Not thread-safe.
 */
public final class WindowState {
  final long fingerprint;
  final ReadingRing ring;
  long lastTime;

  /** The first reading of each window. */
  final long[] heads;

  /** Readings that left each window since its moments were last counted anew. */
  final int[] departures;

  final RunningMoments[] moments;
  final MonotonicDeque[] extremes;

  /** The smoothed values, NaN until there is one, and the times of their last update. */
  final double[] smoothed;

  final long[] smoothedAt;

  /** Where the readings have been, for each rarity. */
  Places[] places = {};

  /** Where the features have been, or null where the schema asks for no level. */
  Level level;

  // Belongs to the reading taken in last, not to the past: never stored.
  private double secondsSinceLast = Double.NaN;

  /** An empty state, or one whose parts are yet to be filled in. */
  WindowState(
      long fingerprint, ReadingRing ring, int windows, int bags, int extremes, int smoothings) {
    this.fingerprint = fingerprint;
    this.ring = ring;
    this.heads = new long[windows];
    this.departures = new int[windows];
    this.moments = new RunningMoments[bags];
    this.extremes = new MonotonicDeque[extremes];
    this.smoothed = new double[smoothings];
    this.smoothedAt = new long[smoothings];
  }

  /** The fingerprint of the schema it belongs to. */
  public long fingerprint() {
    return fingerprint;
  }

  /** How many readings the entity has had. */
  public long seen() {
    return ring.next();
  }

  /** How many readings are kept. */
  public int kept() {
    return ring.size();
  }

  /** The bytes it takes on the heap, object headers estimated. */
  public long heapBytes() {
    long bytes = 200 + ring.bytes() + 12L * heads.length + 16L * smoothed.length;
    for (MonotonicDeque deque : extremes) {
      bytes += 48 + (long) Integer.BYTES * deque.capacity();
    }
    for (Places each : places) {
      bytes += each.heapBytes();
    }
    bytes += level == null ? 0 : 64 + 8L * level.width();
    return bytes + 68L * moments.length;
  }

  static WindowState start(FeaturePlan plan) {
    WindowState state =
        new WindowState(
            plan.fingerprint,
            new ReadingRing(plan.slotChannels.length, plan.durations.length > 0, 0),
            plan.durations.length,
            plan.bagList.length,
            plan.extremeList.length,
            plan.smoothingList.length);
    Arrays.setAll(state.moments, i -> new RunningMoments());
    Arrays.setAll(state.extremes, i -> new MonotonicDeque());
    Arrays.fill(state.smoothed, Double.NaN);
    state.places = new Places[plan.rarities.length];
    Arrays.setAll(state.places, i -> Places.empty(plan.nominal.length));
    state.level = plan.halfLifeMillis > 0 ? Level.empty(plan.readouts.length) : null;
    return state;
  }

  boolean fits(FeaturePlan plan) {
    return fingerprint == plan.fingerprint
        && ring.slots() == plan.slotChannels.length
        && ring.isTimed() == plan.durations.length > 0
        && heads.length == plan.durations.length
        && moments.length == plan.bagList.length
        && extremes.length == plan.extremeList.length
        && smoothed.length == plan.smoothingList.length
        && fitPlaces(plan)
        && (level == null ? 0 : level.width())
            == (plan.halfLifeMillis > 0 ? plan.readouts.length : 0);
  }

  /** The event time of the last reading taken in. */
  public long lastTime() {
    return lastTime;
  }

  private boolean fitPlaces(FeaturePlan plan) {
    boolean fit = places.length == plan.rarities.length;
    for (Places each : places) {
      fit &= each.channels() == plan.nominal.length;
    }
    return fit;
  }

  /** Takes in a reading; one earlier than the last counts as of the same time. */
  void advance(FeaturePlan plan, long eventTime, float[] values, int maxReadingsPerWindow) {
    boolean first = ring.next() == 0;
    long time = first ? eventTime : Math.max(eventTime, lastTime);
    secondsSinceLast = first ? Double.NaN : HalfLife.elapsed(lastTime, time) / 1e3;
    lastTime = time;
    long oldest = ring.next() - plan.maxLag;
    for (int window = 0; window < heads.length; window++) {
      leave(plan, window, time, maxReadingsPerWindow);
      oldest = Math.min(oldest, heads[window]);
    }
    ring.dropBefore(oldest);
    ring.append(time, plan.ringLimit(maxReadingsPerWindow));
    for (int slot = 0; slot < plan.slotChannels.length; slot++) {
      ring.set(slot, values[plan.slotChannels[slot]]);
    }
    enter(plan, values);
    smooth(plan, values, time);
    for (int i = 0; i < places.length; i++) {
      places[i].take(values, plan.nominal, time, plan.rarities[i]);
    }
  }

  /** The value of a slot so many readings ago, NaN where there was none. */
  float lagged(int slot, int steps) {
    long sequence = ring.next() - 1 - steps;
    return sequence < 0 ? Float.NaN : ring.value(sequence, slot);
  }

  RunningMoments moments(int bag) {
    return moments[bag];
  }

  float extreme(int extreme, int slot) {
    return extremes[extreme].front(ring, slot);
  }

  double smoothed(int smoothing) {
    return smoothed[smoothing];
  }

  long readingsIn(int window) {
    return ring.next() - heads[window];
  }

  /** How rare the reading taken in last was. */
  double rarity(int rarity) {
    return places[rarity].rarity();
  }

  double secondsSinceLast() {
    return secondsSinceLast;
  }

  private void leave(FeaturePlan plan, int window, long time, int maxReadings) {
    long from = heads[window];
    long to = from;
    long next = ring.next();
    while (to < next
        && (next - to >= maxReadings
            || HalfLife.elapsed(ring.time(to), time) >= plan.durations[window])) {
      to++;
    }
    if (to == from) {
      return;
    }
    heads[window] = to;
    for (int extreme : plan.extremesOf[window]) {
      extremes[extreme].leaveBefore(to);
    }
    // As many departures as the window holds pay for counting it anew, which also ends any drift.
    departures[window] += (int) (to - from);
    boolean countAnew = departures[window] >= next - to;
    for (int bag : plan.bagsOf[window]) {
      int slot = plan.bagList[bag].slot();
      if (!countAnew) {
        remove(moments[bag], slot, from, to);
      }
      if (countAnew || !moments[bag].isReliable()) {
        ring.recount(moments[bag], slot, to);
      }
    }
    if (countAnew) {
      departures[window] = 0;
    }
  }

  private void remove(RunningMoments bag, int slot, long from, long to) {
    for (long sequence = from; sequence < to; sequence++) {
      float value = ring.value(sequence, slot);
      if (!Float.isNaN(value)) {
        bag.remove(value);
      }
    }
  }

  private void enter(FeaturePlan plan, float[] values) {
    for (int bag = 0; bag < moments.length; bag++) {
      float value = values[plan.slotChannels[plan.bagList[bag].slot()]];
      if (!Float.isNaN(value)) {
        moments[bag].add(value);
      }
    }
    for (int i = 0; i < extremes.length; i++) {
      FeaturePlan.Extreme extreme = plan.extremeList[i];
      if (!Float.isNaN(values[plan.slotChannels[extreme.slot()]])) {
        extremes[i].enter(ring, extreme.slot(), extreme.largest());
      }
    }
  }

  /** Where the features have been before these, which it follows; null without a level. */
  float[] level(FeaturePlan plan, float[] features) {
    if (level == null) {
      return null;
    }
    float[] before = level.means();
    level.follow(features, lastTime, plan.halfLifeMillis);
    return before;
  }

  private void smooth(FeaturePlan plan, float[] values, long time) {
    for (int i = 0; i < smoothed.length; i++) {
      FeaturePlan.Smoothing smoothing = plan.smoothingList[i];
      double value = values[smoothing.channel()];
      if (Double.isNaN(value)) {
        continue;
      }
      if (Double.isNaN(smoothed[i])) {
        smoothed[i] = value;
      } else {
        double share = HalfLife.share(HalfLife.elapsed(smoothedAt[i], time), smoothing.halfLife());
        smoothed[i] += share * (value - smoothed[i]);
      }
      smoothedAt[i] = time;
    }
  }
}
