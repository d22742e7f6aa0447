package io.tidewatch.model;

import io.tidewatch.reading.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Values as bytes and back. */
public final class Wire {

  private Wire() {}

  /** The bytes of a value that can be written. */
  public static <T> byte[] bytes(Codec<T> codec, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      codec.write(value, new DataOutputStream(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  /** The value in the bytes, all of which must be used. */
  public static <T> T read(Codec<T> codec, byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    T value = codec.read(new DataInputStream(in));
    if (in.available() > 0) {
      throw new AssertionError("bytes left over must be 0, but was " + in.available());
    }
    return value;
  }

  /** A value after a journey through its bytes. */
  public static <T> T restored(Codec<T> codec, T value) {
    try {
      return read(codec, bytes(codec, value));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
