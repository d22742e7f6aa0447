package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of a raw record: version 1, origin (its own layout), key and value (each length and
 * bytes, length -1 for null).
 */
public final class RawRecordCodec implements Codec<RawRecord> {

  private final OriginCodec origins = new OriginCodec();

  /** The codec; it has no settings. */
  public RawRecordCodec() {}

  /**
   * {@inheritDoc}
   *
   * @throws IOException when the output fails, or key or value has more than 128 MiB
   */
  @Override
  public void write(RawRecord value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    origins.write(value.origin(), out);
    Prefixed.writeBytes(out, value.key(), "key");
    Prefixed.writeBytes(out, value.value(), "value");
  }

  @Override
  public RawRecord read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "raw record");
    Origin origin = origins.read(in);
    byte[] key = Prefixed.readBytes(in, "key");
    return new RawRecord(origin, key, Prefixed.readBytes(in, "value"));
  }

  @Override
  public RawRecord copy(RawRecord value) {
    return value;
  }

  @Override
  public Class<RawRecord> type() {
    return RawRecord.class;
  }
}
