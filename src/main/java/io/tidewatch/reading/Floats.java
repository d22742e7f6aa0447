package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A row of floats behind its length, as all layouts write it. */
public final class Floats {

  /** Floats of a row, at most. */
  public static final int MAX_LENGTH = 1 << 16;

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
    float[] row = new float[Prefixed.within(in.readInt(), 0, MAX_LENGTH, thing)];
    for (int i = 0; i < row.length; i++) {
      row[i] = in.readFloat();
    }
    return row;
  }
}
