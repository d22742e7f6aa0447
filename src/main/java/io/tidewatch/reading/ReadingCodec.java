package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of a reading: version 1, entity and group (each length and UTF-8), time (long), number
 * of values (int), the values (float), origin (its own layout), passed fields.
 */
public final class ReadingCodec implements Codec<Reading> {

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
    Floats.write(value.values(), out, "values");
    origins.write(value.origin(), out);
    PassedFields.write(value.passed(), out);
  }

  @Override
  public Reading read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "reading");
    String entity = Prefixed.readText(in, "entity");
    String group = Prefixed.readText(in, "group");
    long time = in.readLong();
    float[] values = Floats.read(in, "values");
    Origin origin = origins.read(in);
    return new Reading(entity, group, time, values, origin, PassedFields.read(in));
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
