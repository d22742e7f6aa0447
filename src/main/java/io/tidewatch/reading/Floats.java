package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A row of floats behind its length, as all layouts write it. */
public final class Floats {

  /** Floats of a row, at most. */
  public static final int MAX_LENGTH = 1 << 16;

  private static final int CHUNK = 1 << 10;

  private Floats() {}

  /**
   * Writes a row.
   *
   * @throws IOException when the output fails or the row is longer than {@link #MAX_LENGTH}
   */
  public static void write(float[] row, DataOutput out, String thing) throws IOException {
    out.writeInt(Prefixed.within(row.length, 0, MAX_LENGTH, thing));
    for (float value : row) {
      out.writeFloat(value);
    }
  }

  /**
   * Reads a row.
   *
   * @throws IOException when the input ends early or the length is out of bounds
   */
  public static float[] read(DataInput in, String thing) throws IOException {
    int length = Prefixed.within(in.readInt(), 0, MAX_LENGTH, thing);
    // A large length is believed only as far as floats really come.
    float[] row = new float[Math.min(length, CHUNK)];
    for (int i = 0; i < length; i++) {
      if (i == row.length) {
        row = Arrays.copyOf(row, Math.min(length, 2 * i));
      }
      row[i] = in.readFloat();
    }
    return row;
  }
}
