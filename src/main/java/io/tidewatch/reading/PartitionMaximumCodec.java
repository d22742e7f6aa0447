package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The layout of a partition's maximum: version 1, topic, partition, time. */
public final class PartitionMaximumCodec implements Codec<PartitionMaximum> {

  /** The codec; it has no settings. */
  public PartitionMaximumCodec() {}

  @Override
  public void write(PartitionMaximum value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.partition().topic(), "topic");
    out.writeInt(value.partition().partition());
    out.writeLong(value.time());
  }

  @Override
  public PartitionMaximum read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "partition maximum");
    String topic = Prefixed.readText(in, "topic");
    int partition = Prefixed.within(in.readInt(), 0, Integer.MAX_VALUE, "partition");
    return new PartitionMaximum(new LogPartition(topic, partition), in.readLong());
  }

  @Override
  public PartitionMaximum copy(PartitionMaximum value) {
    return value;
  }

  @Override
  public Class<PartitionMaximum> type() {
    return PartitionMaximum.class;
  }
}
