package io.tidewatch.learn;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Floats;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The layout of a sample: version 1, slot, window end, entity, start of its window, values. */
public final class SampleCodec implements Codec<Sample> {

  /** The codec; it has no settings. */
  public SampleCodec() {}

  @Override
  public void write(Sample value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.slot(), "slot");
    out.writeLong(value.windowEnd());
    writeUnit(value.unit(), out);
    Floats.write(value.values(), out, "features");
  }

  @Override
  public Sample read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "sample");
    String slot = Prefixed.readText(in, "slot");
    long windowEnd = in.readLong();
    return new Sample(slot, windowEnd, readUnit(in), Floats.read(in, "features"));
  }

  static void writeUnit(SampleUnit unit, DataOutput out) throws IOException {
    Prefixed.writeText(out, unit.entity(), "entity");
    out.writeLong(unit.start());
  }

  /** The unit; its hash is computed, so that stored bytes cannot disagree with it. */
  static SampleUnit readUnit(DataInput in) throws IOException {
    return SampleUnit.of(Prefixed.readText(in, "entity"), in.readLong());
  }

  @Override
  public Sample copy(Sample value) {
    return value;
  }

  @Override
  public Class<Sample> type() {
    return Sample.class;
  }
}
