package io.tidewatch.detect;

import io.tidewatch.feature.Level;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The layout of a reference: version 1, phase, peak, least, since, exceeding, level. */
public final class ReferenceCodec implements Codec<Reference> {

  /** The codec; it has no settings. */
  public ReferenceCodec() {}

  @Override
  public void write(Reference value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Departure departure = value.departure();
    out.writeByte(departure.phase().ordinal());
    out.writeFloat(departure.peak());
    out.writeFloat(departure.least());
    out.writeLong(departure.since());
    out.writeBoolean(value.exceeding());
    value.level().write(out);
  }

  @Override
  public Reference read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "reference");
    Departure.Phase phase = VersionBytes.readEnum(Departure.Phase.values(), in, "phase");
    float peak = in.readFloat();
    float least = in.readFloat();
    long since = in.readLong();
    Departure departure = Prefixed.checked(() -> new Departure(phase, peak, least, since));
    boolean exceeding = in.readBoolean();
    return new Reference(Level.read(in), departure, exceeding);
  }

  @Override
  public Reference copy(Reference value) {
    return value.copy();
  }

  @Override
  public Class<Reference> type() {
    return Reference.class;
  }
}
