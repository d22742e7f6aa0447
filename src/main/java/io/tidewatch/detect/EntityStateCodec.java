package io.tidewatch.detect;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of what scoring remembers of an entity: version 2, the reference if any, the
 * calibration if any. Version 1 knew one tail of a calibration only; the rest then begins as the
 * model has it.
 */
public final class EntityStateCodec implements Codec<EntityState> {

  private static final int VERSION = 2;

  private final ReferenceCodec references = new ReferenceCodec();

  /** The codec; it has no settings. */
  public EntityStateCodec() {}

  @Override
  public void write(EntityState value, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeBoolean(value.reference() != null);
    if (value.reference() != null) {
      references.write(value.reference(), out);
    }
    EntityCalibration calibration = value.calibration();
    out.writeBoolean(calibration != null);
    if (calibration != null) {
      out.writeDouble(calibration.records());
      out.writeDouble(calibration.suspects());
      for (int tail = 0; tail < EntityCalibration.TAILS; tail++) {
        out.writeDouble(calibration.peaks(tail));
        out.writeDouble(calibration.excess(tail));
      }
    }
  }

  @Override
  public EntityState read(DataInput in) throws IOException {
    int version = Prefixed.readVersion(in, VERSION, "entity state");
    Reference reference = in.readBoolean() ? references.read(in) : null;
    return new EntityState(reference, in.readBoolean() ? readCalibration(in, version) : null);
  }

  private static EntityCalibration readCalibration(DataInput in, int version) throws IOException {
    double records = in.readDouble();
    double suspects = version == 1 ? 0 : in.readDouble();
    int tails = version == 1 ? 1 : EntityCalibration.TAILS;
    double[] peaks = new double[tails];
    double[] excess = new double[tails];
    for (int tail = 0; tail < tails; tail++) {
      peaks[tail] = in.readDouble();
      excess[tail] = in.readDouble();
    }
    return Prefixed.checked(
        () ->
            version == 1
                ? EntityCalibration.ofFirstTail(records, peaks[0], excess[0])
                : new EntityCalibration(records, suspects, peaks, excess));
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
