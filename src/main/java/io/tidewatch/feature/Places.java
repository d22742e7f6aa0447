package io.tidewatch.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The places where an entity's readings have been of late, and the share of them that was at each:
 * a density that fades by time, off which it is read how rare a reading is.
 *
 * <p>Readings are compared by the mean difference of their channels (Gower 1971): of nominal
 * channels 0 or 1, of others that of their {@link Transform#LOG1P}, so that a thousand bytes more
 * mean much to ten and little to a million. A value that only one of them has differs by 1. A
 * reading near a place belongs to it and moves it towards itself; any other begins a place, where
 * need be instead of the least frequented one (leaders as of Hartigan 1975, fading as the
 * micro-clusters of Cao et al. 2006).
 *
 * <p>Shares fade at two paces, and the mean of both counts: what happens a lot just now is not
 * rare, nor is what came back every hour.
 *
 * <p>Mutable, not thread-safe.
 */
final class Places {

  /** The most places kept. */
  static final int MOST = 64;

  /** Within this distance of a place, a reading belongs to it. */
  static final float RADIUS = 1 / 16f;

  /** Over this distance, a place makes a reading less rare by a factor of e less. */
  static final double REACH = 1 / 8.0;

  /** How much more slowly the slow shares fade. */
  static final int SLOWER = 10;

  private final float[][] centers;

  /** At how many places each channel is missing. */
  private final int[] missing;

  private final FadingShares fast;
  private final FadingShares slow;
  private int size;
  private long lastTime;

  // Belong to the reading being taken in: never stored.
  private final float[] point;
  private final float[] distances = new float[MOST];
  private double rarity = Double.NaN;

  private Places(float[][] centers, FadingShares fast, FadingShares slow, int size, long lastTime) {
    this.centers = centers;
    this.fast = fast;
    this.slow = slow;
    this.size = size;
    this.lastTime = lastTime;
    this.point = new float[centers.length];
    this.missing = new int[centers.length];
    for (int c = 0; c < missing.length; c++) {
      for (int p = 0; p < size; p++) {
        missing[c] += Float.isNaN(centers[c][p]) ? 1 : 0;
      }
    }
  }

  /** Places of readings with so many channels, none yet. */
  static Places empty(int channels) {
    return new Places(
        new float[channels][MOST],
        FadingShares.empty(MOST),
        FadingShares.empty(MOST),
        0,
        Long.MIN_VALUE);
  }

  /** How many channels the readings have. */
  int channels() {
    return centers.length;
  }

  /** How many places there are. */
  int size() {
    return size;
  }

  /**
   * Takes in a reading.
   *
   * @param values one a channel, NaN where missing
   * @param nominal which channels hold whole numbers without order
   * @param time event time, not before that of the reading before
   * @param halfLifeMillis of the fast shares
   */
  void take(float[] values, boolean[] nominal, long time, double halfLifeMillis) {
    place(values, nominal);
    measure(nominal);
    int nearest = nearest();
    rarity = nearest < 0 ? Double.NaN : rarity(nearest);
    long elapsed = lastTime == Long.MIN_VALUE ? 0 : HalfLife.elapsed(lastTime, time);
    lastTime = time;
    boolean near = nearest >= 0 && distances[nearest] <= RADIUS * centers.length;
    int own = near ? nearest : begin();
    fast.add(own, elapsed, halfLifeMillis);
    slow.add(own, elapsed, halfLifeMillis * SLOWER);
    if (near) {
      attract(own, nominal);
    }
  }

  /**
   * How rare the reading taken in last was before it came, at least 0: the least, over all places,
   * of the negative logarithm of the share there and the distance in {@link #REACH}, added; NaN
   * where there was no place.
   */
  double rarity() {
    return rarity;
  }

  private void place(float[] values, boolean[] nominal) {
    for (int c = 0; c < point.length; c++) {
      point[c] = nominal[c] ? values[c] : (float) Transform.LOG1P.apply(values[c]);
    }
  }

  /** The sums of the differences from all places, channel by channel. */
  private void measure(boolean[] nominal) {
    Arrays.fill(distances, 0);
    for (int c = 0; c < point.length; c++) {
      if (Float.isNaN(point[c]) || missing[c] > 0) {
        addWithMissing(point[c], centers[c], nominal[c] ? 1 : Float.MAX_VALUE, distances);
      } else if (nominal[c]) {
        addNominal(point[c], centers[c], distances);
      } else {
        add(point[c], centers[c], distances);
      }
    }
  }

  // In the two loops below the compiler takes several places at once: nothing may branch in them.

  private static void add(float value, float[] center, float[] sums) {
    for (int p = 0; p < MOST; p++) {
      sums[p] += Math.abs(value - center[p]);
    }
  }

  private static void addNominal(float value, float[] center, float[] sums) {
    for (int p = 0; p < MOST; p++) {
      sums[p] += Math.min(1, Math.abs(value - center[p]));
    }
  }

  private static void addWithMissing(float value, float[] center, float most, float[] sums) {
    boolean missing = Float.isNaN(value);
    for (int p = 0; p < MOST; p++) {
      if (missing || Float.isNaN(center[p])) {
        sums[p] += missing && Float.isNaN(center[p]) ? 0 : 1;
      } else {
        sums[p] += Math.min(most, Math.abs(value - center[p]));
      }
    }
  }

  private int nearest() {
    int nearest = -1;
    for (int p = 0; p < size; p++) {
      nearest = nearest < 0 || distances[p] < distances[nearest] ? p : nearest;
    }
    return nearest;
  }

  private double rarity(int nearest) {
    double unit = REACH * centers.length;
    double least = distances[nearest] / unit - StrictMath.log(share(nearest));
    for (int p = 0; p < size; p++) {
      double far = distances[p] / unit;
      // A share is at most 1, so its logarithm can only add.
      if (far < least) {
        least = Math.min(least, far - StrictMath.log(share(p)));
      }
    }
    return least;
  }

  private double share(int place) {
    return (fast.of(place) + slow.of(place)) / 2;
  }

  /** A new place, or the one that is given up for it. */
  private int begin() {
    int place = size;
    if (size == MOST) {
      place = 0;
      for (int p = 1; p < MOST; p++) {
        place = share(p) < share(place) ? p : place;
      }
      fast.clear(place);
      slow.clear(place);
    } else {
      size++;
    }
    for (int c = 0; c < point.length; c++) {
      set(c, place, point[c]);
    }
    return place;
  }

  private void set(int channel, int place, float value) {
    missing[channel] -= Float.isNaN(centers[channel][place]) ? 1 : 0;
    missing[channel] += Float.isNaN(value) ? 1 : 0;
    centers[channel][place] = value;
  }

  /** Moves a place as the mean of its readings moves, with this one among them. */
  private void attract(int place, boolean[] nominal) {
    float step = (float) (1 / Math.max(1, slow.weight(place)));
    for (int c = 0; c < point.length; c++) {
      float[] center = centers[c];
      if (Float.isNaN(center[place])) {
        set(c, place, point[c]);
      } else if (!nominal[c] && !Float.isNaN(point[c])) {
        center[place] += step * (point[c] - center[place]);
      }
    }
  }

  /** A copy that shares nothing with this one. */
  Places copy() {
    float[][] same = Arrays.stream(centers).map(float[]::clone).toArray(float[][]::new);
    return new Places(same, fast.copy(), slow.copy(), size, lastTime);
  }

  /** Writes channels and places, time of the last reading, centers, fast and slow shares. */
  void write(DataOutput out) throws IOException {
    out.writeInt(centers.length);
    out.writeInt(size);
    out.writeLong(lastTime);
    for (float[] center : centers) {
      for (int p = 0; p < size; p++) {
        out.writeFloat(center[p]);
      }
    }
    fast.write(size, out);
    slow.write(size, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when a size is out of range, a center infinite, or a share broken
   */
  static Places read(DataInput in) throws IOException {
    int channels = in.readInt();
    int size = in.readInt();
    if (channels < 1 || channels > FeatureSchema.MAX_FEATURES || size < 0 || size > MOST) {
      throw new IOException(
          "places must be of 1 to "
              + FeatureSchema.MAX_FEATURES
              + " channels and at most "
              + MOST
              + ", but was "
              + channels
              + " and "
              + size);
    }
    long lastTime = in.readLong();
    float[][] centers = new float[channels][MOST];
    for (float[] center : centers) {
      for (int p = 0; p < size; p++) {
        center[p] = in.readFloat();
        if (Float.isInfinite(center[p])) {
          throw new IOException("center must be finite or NaN, but was infinite (place " + p + ")");
        }
      }
    }
    FadingShares fast = FadingShares.read(size, MOST, in);
    return new Places(centers, fast, FadingShares.read(size, MOST, in), size, lastTime);
  }

  /** The bytes it takes on the heap, object headers estimated. */
  long heapBytes() {
    return 200 + (20L + 4L * MOST) * centers.length + 20L * MOST;
  }
}
