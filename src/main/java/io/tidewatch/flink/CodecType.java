package io.tidewatch.flink;

import io.tidewatch.reading.Codec;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type information of whatever has a codec: its bytes, on the wire and in state, are the
 * codec's.
 *
 * @param <T> the type
 */
public final class CodecType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final CodecSerializer<T> serializer;

  /**
   * The type that a codec writes.
   *
   * @param codec stateless, with a public constructor without parameters
   */
  public CodecType(Codec<T> codec) {
    this.serializer = new CodecSerializer<>(codec);
  }

  /** The serializer itself, for state descriptors. */
  public TypeSerializer<T> serializer() {
    return serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return serializer.codec().type();
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return "CodecType<" + getTypeClass().getSimpleName() + ">";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecType<?> that && serializer.equals(that.serializer);
  }

  @Override
  public int hashCode() {
    return serializer.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecType;
  }
}
