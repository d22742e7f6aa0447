package io.tidewatch.feature;

import io.tidewatch.reading.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary layout of a {@link WindowState}.
 *
 * <p>Version 1, big-endian: version (byte); schema fingerprint, readings seen, time of the last
 * (longs); slots, whether timed (0 or 1), readings kept, windows, bags, extremes, smoothings
 * (ints); each kept reading, oldest first, as its time (long, where timed) and its values (a float
 * a slot); each window as its first reading (long) and its departures (int); each bag's moments (a
 * long, 5 doubles); each extreme as a size and the distances of its readings from the oldest kept
 * (ints); each smoothing as its value (double) and time (long); a byte, 1 where there is a level
 * plus 2 where there are places; the level; how many places there are (an int), and they.
 *
 * <p>What comes back gives bit-identical vectors. Input that breaks a bound is refused with an
 * {@link IOException}; rings grow only as their content arrives, so a false size allocates little.
 */
public final class WindowStateCodec implements Codec<WindowState> {
  private static final int VERSION = 1;
  private static final int LEVEL = 1;
  private static final int PLACES = 2;
  private static final int MAX_PARTS = 2 * FeatureSchema.MAX_FEATURES;

  /** The codec; it has no state. */
  public WindowStateCodec() {}

  @Override
  public Class<WindowState> type() {
    return WindowState.class;
  }

  @Override
  public void write(WindowState state, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(state.fingerprint);
    out.writeLong(state.ring.next());
    out.writeLong(state.lastTime);
    out.writeInt(state.ring.slots());
    out.writeInt(state.ring.isTimed() ? 1 : 0);
    out.writeInt(state.ring.size());
    out.writeInt(state.heads.length);
    out.writeInt(state.moments.length);
    out.writeInt(state.extremes.length);
    out.writeInt(state.smoothed.length);
    writeReadings(state.ring, out);
    for (int i = 0; i < state.heads.length; i++) {
      out.writeLong(state.heads[i]);
      out.writeInt(state.departures[i]);
    }
    for (RunningMoments moments : state.moments) {
      moments.write(out);
    }
    for (MonotonicDeque deque : state.extremes) {
      out.writeInt(deque.size());
      for (int i = 0; i < deque.size(); i++) {
        out.writeInt(deque.sequence(i) - (int) state.ring.first());
      }
    }
    for (int i = 0; i < state.smoothed.length; i++) {
      out.writeDouble(state.smoothed[i]);
      out.writeLong(state.smoothedAt[i]);
    }
    boolean anyPlaces = state.places.length > 0;
    out.writeByte((state.level == null ? 0 : LEVEL) + (anyPlaces ? PLACES : 0));
    if (state.level != null) {
      state.level.write(out);
    }
    if (anyPlaces) {
      out.writeInt(state.places.length);
      for (Places places : state.places) {
        places.write(out);
      }
    }
  }

  @Override
  public WindowState read(DataInput in) throws IOException {
    within("version", in.readUnsignedByte(), VERSION, VERSION);
    long fingerprint = in.readLong();
    long seen = within("readings seen", in.readLong(), 0, Long.MAX_VALUE);
    long lastTime = in.readLong();
    int slots = size("slots", in, FeatureSchema.MAX_FEATURES);
    boolean timed = size("timed", in, 1) == 1;
    int kept = size("readings kept", in, (int) Math.min(seen, mostKept(slots)));
    int windows = size("windows", in, MAX_PARTS);
    int bags = size("bags", in, MAX_PARTS);
    int extremes = size("extremes", in, MAX_PARTS);
    int smoothings = size("smoothings", in, MAX_PARTS);
    ReadingRing ring = readReadings(new ReadingRing(slots, timed, seen - kept), kept, in);
    WindowState state = new WindowState(fingerprint, ring, windows, bags, extremes, smoothings);
    state.lastTime = lastTime;
    for (int i = 0; i < windows; i++) {
      state.heads[i] = within("first reading", in.readLong(), ring.first(), ring.next());
      state.departures[i] = size("departures", in, FeatureExtractor.MAX_READINGS_PER_WINDOW);
    }
    for (int i = 0; i < bags; i++) {
      state.moments[i] = RunningMoments.read(in);
    }
    for (int i = 0; i < extremes; i++) {
      state.extremes[i] = readDeque(ring, in);
    }
    for (int i = 0; i < smoothings; i++) {
      state.smoothed[i] = in.readDouble();
      state.smoothedAt[i] = in.readLong();
    }
    int parts = (int) within("parts", in.readUnsignedByte(), 0, LEVEL | PLACES);
    state.level = (parts & LEVEL) != 0 ? Level.read(in) : null;
    state.places = (parts & PLACES) != 0 ? readPlaces(in) : state.places;
    return state;
  }

  @Override
  public WindowState copy(WindowState state) {
    WindowState copy =
        new WindowState(
            state.fingerprint,
            state.ring.copy(),
            state.heads.length,
            state.moments.length,
            state.extremes.length,
            state.smoothed.length);
    copy.lastTime = state.lastTime;
    System.arraycopy(state.heads, 0, copy.heads, 0, state.heads.length);
    System.arraycopy(state.departures, 0, copy.departures, 0, state.heads.length);
    for (int i = 0; i < state.moments.length; i++) {
      copy.moments[i] = state.moments[i].copy();
    }
    for (int i = 0; i < state.extremes.length; i++) {
      copy.extremes[i] = state.extremes[i].copy();
    }
    System.arraycopy(state.smoothed, 0, copy.smoothed, 0, state.smoothed.length);
    System.arraycopy(state.smoothedAt, 0, copy.smoothedAt, 0, state.smoothed.length);
    copy.level = state.level == null ? null : state.level.copy();
    copy.places = Arrays.stream(state.places).map(Places::copy).toArray(Places[]::new);
    return copy;
  }

  private static void writeReadings(ReadingRing ring, DataOutput out) throws IOException {
    for (long sequence = ring.first(); sequence < ring.next(); sequence++) {
      if (ring.isTimed()) {
        out.writeLong(ring.time(sequence));
      }
      for (int slot = 0; slot < ring.slots(); slot++) {
        out.writeFloat(ring.value(sequence, slot));
      }
    }
  }

  private static ReadingRing readReadings(ReadingRing ring, int kept, DataInput in)
      throws IOException {
    for (int i = 0; i < kept; i++) {
      ring.append(ring.isTimed() ? in.readLong() : 0, kept);
      for (int slot = 0; slot < ring.slots(); slot++) {
        ring.set(slot, in.readFloat());
      }
    }
    return ring;
  }

  private static MonotonicDeque readDeque(ReadingRing ring, DataInput in) throws IOException {
    MonotonicDeque deque = new MonotonicDeque();
    int size = size("extreme", in, ring.size());
    int last = -1;
    for (int i = 0; i < size; i++) {
      last = (int) within("distance", in.readInt(), last + 1L, ring.size() - 1L);
      deque.append((int) ring.first() + last);
    }
    return deque;
  }

  private static Places[] readPlaces(DataInput in) throws IOException {
    int count = size("places", in, MAX_PARTS);
    List<Places> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(Places.read(in));
    }
    return places.toArray(Places[]::new);
  }

  private static long mostKept(int slots) {
    long most = FeatureExtractor.MAX_READINGS_PER_WINDOW;
    return slots == 0 ? most : Math.min(most, FeatureExtractor.MAX_VALUES / slots);
  }

  private static int size(String thing, DataInput in, int most) throws IOException {
    return (int) within(thing, in.readInt(), 0, most);
  }

  private static long within(String thing, long value, long least, long most) throws IOException {
    if (value < least || value > most) {
      throw new IOException(
          thing + " must be " + least + " to " + most + ", but was " + value + " (window state)");
    }
    return value;
  }
}
