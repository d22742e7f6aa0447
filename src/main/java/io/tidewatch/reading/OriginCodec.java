package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of an origin: version 1, topic (length and UTF-8), partition (int), offset (long),
 * timestamp (long).
 */
public final class OriginCodec implements Codec<Origin> {

  /** The codec; it has no settings. */
  public OriginCodec() {}

  /**
   * {@inheritDoc}
   *
   * @throws IOException when the output fails, or the topic is longer than 1 MiB or no valid text
   */
  @Override
  public void write(Origin value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.topic(), "topic");
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeLong(value.timestamp());
  }

  @Override
  public Origin read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "origin");
    String topic = Prefixed.readText(in, "topic");
    int partition = Prefixed.within(in.readInt(), 0, Integer.MAX_VALUE, "partition");
    long offset = in.readLong();
    if (offset < 0) {
      throw new IOException("offset must be at least 0, but was " + offset + " (origin)");
    }
    return new Origin(topic, partition, offset, in.readLong());
  }

  @Override
  public Origin copy(Origin value) {
    return value;
  }

  @Override
  public Class<Origin> type() {
    return Origin.class;
  }
}
