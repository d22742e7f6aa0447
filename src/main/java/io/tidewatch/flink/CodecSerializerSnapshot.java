package io.tidewatch.flink;

import io.tidewatch.reading.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint remembers of a {@link CodecSerializer}: the codec's class name. The layout's
 * version travels with every value.
 *
 * @param <T> the type
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int VERSION = 1;

  private Class<? extends Codec<T>> codecClass;

  /** For restoring; {@link #readSnapshot} fills it in. */
  public CodecSerializerSnapshot() {}

  CodecSerializerSnapshot(Class<? extends Codec<T>> codecClass) {
    this.codecClass = codecClass;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(codecClass.getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    String name = in.readUTF();
    try {
      Class<?> found = Class.forName(name, false, classLoader);
      codecClass = (Class<? extends Codec<T>>) found.asSubclass(Codec.class);
    } catch (ClassNotFoundException | ClassCastException gone) {
      throw new IOException("codec must be a known class, but was " + name + " (savepoint)", gone);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new CodecSerializer<>(CodecSerializer.create(codecClass));
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    boolean same =
        oldSnapshot instanceof CodecSerializerSnapshot<T> old && old.codecClass.equals(codecClass);
    return same
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
