package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of a reading: version 1, entity and group (each length and UTF-8), time (long), number
 * of values (int), the values (float), origin (its own layout).
 */
public final class ReadingCodec implements Codec<Reading> {

  /** Values of a reading, at most. */
  private static final int MAX_VALUES = 1 << 16;

  private final OriginCodec origins = new OriginCodec();

  /** The codec; it has no settings. */
  public ReadingCodec() {}

  /**
   * {@inheritDoc}
   *
   * @throws IOException when the output fails, a text is longer than 1 MiB or not valid, or there
   *     are more than 65,536 values
   */
  @Override
  public void write(Reading value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.entity(), "entity");
    Prefixed.writeText(out, value.group(), "group");
    out.writeLong(value.time());
    float[] values = value.values();
    out.writeInt(Prefixed.within(values.length, 0, MAX_VALUES, "values"));
    for (float one : values) {
      out.writeFloat(one);
    }
    origins.write(value.origin(), out);
  }

  @Override
  public Reading read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "reading");
    String entity = Prefixed.readText(in, "entity");
    String group = Prefixed.readText(in, "group");
    long time = in.readLong();
    float[] values = new float[Prefixed.within(in.readInt(), 0, MAX_VALUES, "values")];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return new Reading(entity, group, time, values, origins.read(in));
  }

  @Override
  public Reading copy(Reading value) {
    return value;
  }

  @Override
  public Class<Reading> type() {
    return Reading.class;
  }
}
