package io.tidewatch.detect;

import io.tidewatch.model.ModelVersion;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Parts that several layouts of this room share; broken values are reported as input errors. */
final class VersionBytes {

  private VersionBytes() {}

  static void write(ModelVersion version, DataOutput out) throws IOException {
    out.writeInt(version.number());
    Prefixed.writeText(out, version.digest(), "digest");
  }

  static ModelVersion read(DataInput in) throws IOException {
    int number = in.readInt();
    String digest = Prefixed.readText(in, "digest");
    return Prefixed.checked(() -> new ModelVersion(number, digest));
  }

  static <E extends Enum<E>> E readEnum(E[] values, DataInput in, String thing) throws IOException {
    return values[Prefixed.within(in.readByte(), 0, values.length - 1, thing)];
  }
}
