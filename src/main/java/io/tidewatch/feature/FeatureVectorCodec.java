package io.tidewatch.feature;

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

/**
 * The layout of a feature vector: version 1, entity, group, time, origin, values, level if any, a
 * byte (1 where settled, plus 2 where not known), passed fields.
 */
public final class FeatureVectorCodec implements Codec<FeatureVector> {

  private static final int SETTLED = 1;
  private static final int UNKNOWN = 2;

  private final OriginCodec origins = new OriginCodec();

  /** The codec; it has no settings. */
  public FeatureVectorCodec() {}

  @Override
  public void write(FeatureVector value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.entity(), "entity");
    Prefixed.writeText(out, value.group(), "group");
    out.writeLong(value.time());
    origins.write(value.origin(), out);
    Floats.write(value.values(), out, "features");
    out.writeBoolean(value.level() != null);
    if (value.level() != null) {
      Floats.write(value.level(), out, "level");
    }
    out.writeByte((value.settled() ? SETTLED : 0) + (value.known() ? 0 : UNKNOWN));
    PassedFields.write(value.passed(), out);
  }

  @Override
  public FeatureVector read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "feature vector");
    String entity = Prefixed.readText(in, "entity");
    String group = Prefixed.readText(in, "group");
    long time = in.readLong();
    Origin origin = origins.read(in);
    float[] values = Floats.read(in, "features");
    float[] level = in.readBoolean() ? Floats.read(in, "level") : null;
    int flags = in.readUnsignedByte();
    if (flags > (SETTLED | UNKNOWN)) {
      throw new IOException("flags must be 0 to 3, but was " + flags + " (feature vector)");
    }
    boolean settled = (flags & SETTLED) != 0;
    boolean known = (flags & UNKNOWN) == 0;
    List<PassedField> passed = PassedFields.read(in);
    return Prefixed.checked(
        () ->
            new FeatureVector(entity, group, time, origin, values, level, settled, known, passed));
  }

  @Override
  public FeatureVector copy(FeatureVector value) {
    return value;
  }

  @Override
  public Class<FeatureVector> type() {
    return FeatureVector.class;
  }
}
