package io.tidewatch.detect;

/**
 * What scoring remembers of one entity: where it is expected to be and which errors are usual for
 * it, each where the plan asks for it. Mutable, not thread-safe; stored by {@link
 * EntityStateCodec}.
 */
public final class EntityState {

  private final Reference reference;
  private final EntityCalibration calibration;

  EntityState(Reference reference, EntityCalibration calibration) {
    this.reference = reference;
    this.calibration = calibration;
  }

  /** What its reference is, or null. */
  Reference reference() {
    return reference;
  }

  /** What its calibration is, or null. */
  EntityCalibration calibration() {
    return calibration;
  }

  /** A copy that shares nothing with this one. */
  EntityState copy() {
    return new EntityState(
        reference == null ? null : reference.copy(),
        calibration == null ? null : calibration.copy());
  }
}
