package io.tidewatch.detect;

import io.tidewatch.model.ModelVersion;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Floats;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.OriginCodec;
import io.tidewatch.reading.PassedField;
import io.tidewatch.reading.PassedFields;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The layout of an alert: version 1, then its parts in the order of the record. */
public final class AlertCodec implements Codec<Alert> {

  private final OriginCodec origins = new OriginCodec();

  /** The codec; it has no settings. */
  public AlertCodec() {}

  @Override
  public void write(Alert value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.id(), "alert id");
    Prefixed.writeText(out, value.episodeId(), "episode id");
    out.writeByte(value.status().ordinal());
    Prefixed.writeText(out, value.entity(), "entity");
    out.writeLong(value.time());
    out.writeByte(value.severity().ordinal());
    out.writeFloat(value.error());
    out.writeDouble(value.grade());
    out.writeDouble(value.confidence());
    out.writeDouble(value.threshold());
    out.writeDouble(value.pValue());
    out.writeLong(value.exceedances());
    out.writeLong(value.suppressed());
    out.writeLong(value.startTime());
    out.writeLong(value.endTime());
    Floats.write(value.values(), out, "features");
    Floats.write(value.expected(), out, "expected");
    Floats.write(value.shares(), out, "shares");
    VersionBytes.write(value.version(), out);
    origins.write(value.origin(), out);
    PassedFields.write(value.passed(), out);
  }

  @Override
  public Alert read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "alert");
    String id = Prefixed.readText(in, "alert id");
    String episodeId = Prefixed.readText(in, "episode id");
    AlertStatus status = VersionBytes.readEnum(AlertStatus.values(), in, "status");
    String entity = Prefixed.readText(in, "entity");
    long time = in.readLong();
    Severity severity = VersionBytes.readEnum(Severity.values(), in, "severity");
    float error = in.readFloat();
    double grade = in.readDouble();
    double confidence = in.readDouble();
    double threshold = in.readDouble();
    double pValue = in.readDouble();
    long exceedances = in.readLong();
    long suppressed = in.readLong();
    long startTime = in.readLong();
    long endTime = in.readLong();
    float[] values = Floats.read(in, "features");
    float[] expected = Floats.read(in, "expected");
    float[] shares = Floats.read(in, "shares");
    ModelVersion version = VersionBytes.read(in);
    Origin origin = origins.read(in);
    List<PassedField> passed = PassedFields.read(in);
    return Prefixed.checked(
        () ->
            new Alert(
                id,
                episodeId,
                status,
                entity,
                time,
                severity,
                error,
                grade,
                confidence,
                threshold,
                pValue,
                exceedances,
                suppressed,
                startTime,
                endTime,
                values,
                expected,
                shares,
                version,
                origin,
                passed));
  }

  @Override
  public Alert copy(Alert value) {
    return value;
  }

  @Override
  public Class<Alert> type() {
    return Alert.class;
  }
}
