package io.tidewatch.detect;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of what scoring remembers of an entity: version 1, the reference if any, the
 * calibration if any.
 */
public final class EntityStateCodec implements Codec<EntityState> {

  private final ReferenceCodec references = new ReferenceCodec();

  /** The codec; it has no settings. */
  public EntityStateCodec() {}

  @Override
  public void write(EntityState value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeBoolean(value.reference() != null);
    if (value.reference() != null) {
      references.write(value.reference(), out);
    }
    EntityCalibration calibration = value.calibration();
    out.writeBoolean(calibration != null);
    if (calibration != null) {
      out.writeDouble(calibration.records());
      out.writeDouble(calibration.peaks());
      out.writeDouble(calibration.excess());
    }
  }

  @Override
  public EntityState read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "entity state");
    Reference reference = in.readBoolean() ? references.read(in) : null;
    return new EntityState(reference, in.readBoolean() ? readCalibration(in) : null);
  }

  private static EntityCalibration readCalibration(DataInput in) throws IOException {
    double records = in.readDouble();
    double peaks = in.readDouble();
    double excess = in.readDouble();
    return Prefixed.checked(() -> new EntityCalibration(records, peaks, excess));
  }

  @Override
  public EntityState copy(EntityState value) {
    return value.copy();
  }

  @Override
  public Class<EntityState> type() {
    return EntityState.class;
  }
}
