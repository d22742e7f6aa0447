package io.tidewatch.flink;

import io.tidewatch.reading.Codec;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes with a {@link Codec}. Every value begins with the codec's own version byte, so stored
 * state is read by any later codec that still knows the layout.
 *
 * @param <T> the type
 */
public final class CodecSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<? extends Codec<T>> codecClass;
  private transient Codec<T> codec;

  /** A serializer around a stateless codec. */
  @SuppressWarnings("unchecked")
  public CodecSerializer(Codec<T> codec) {
    this.codecClass = (Class<? extends Codec<T>>) codec.getClass();
    this.codec = codec;
  }

  Codec<T> codec() {
    if (codec == null) {
      codec = create(codecClass);
    }
    return codec;
  }

  /**
   * Makes a codec from its class.
   *
   * @throws IllegalStateException when it has no usable public constructor
   */
  static <T> Codec<T> create(Class<? extends Codec<T>> codecClass) {
    try {
      return codecClass.getConstructor().newInstance();
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException broken) {
      throw new IllegalStateException(
          "codec must have a public constructor without parameters, but was " + codecClass, broken);
    }
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return codec().copy(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return codec().copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec().write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec().read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return codec().read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    codec().write(codec().read(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecSerializer<?> that && codecClass.equals(that.codecClass);
  }

  @Override
  public int hashCode() {
    return codecClass.getName().hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSerializerSnapshot<>(codecClass);
  }
}
