package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of an arrival: version 1, the raw record, whether it is a reading, that or the dead
 * letter.
 */
public final class ArrivalCodec implements Codec<Arrival> {

  private final RawRecordCodec raws = new RawRecordCodec();
  private final ReadingCodec readings = new ReadingCodec();
  private final DeadLetterCodec deadLetters = new DeadLetterCodec();

  /** The codec; it has no settings. */
  public ArrivalCodec() {}

  @Override
  public void write(Arrival value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    raws.write(value.raw(), out);
    out.writeBoolean(value.parsed() instanceof Reading);
    if (value.parsed() instanceof Reading reading) {
      readings.write(reading, out);
    } else if (value.parsed() instanceof DeadLetter deadLetter) {
      deadLetters.write(deadLetter, out);
    }
  }

  @Override
  public Arrival read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "arrival");
    RawRecord raw = raws.read(in);
    return new Arrival(raw, in.readBoolean() ? readings.read(in) : deadLetters.read(in));
  }

  @Override
  public Arrival copy(Arrival value) {
    return value;
  }

  @Override
  public Class<Arrival> type() {
    return Arrival.class;
  }
}
