package io.tidewatch.fuzz;

import io.tidewatch.model.Wire;
import io.tidewatch.reading.Codec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** What holds for every codec of stored bytes, whatever the bytes. */
final class StoredBytes {

  private StoredBytes() {}

  /**
   * Reads the bytes: a value, which then writes what reads as the same bytes again, or an {@link
   * IOException}, at a bounded cost.
   */
  static <T> void assertReadOrRefused(Codec<T> codec, byte[] bytes) {
    Cost.assertBounded(bytes.length, Cost.BINARY, () -> read(codec, bytes));
    T value = read(codec, bytes);
    if (value != null) {
      byte[] written = Wire.bytes(codec, value);
      byte[] again = Wire.bytes(codec, read(codec, written));
      if (!Arrays.equals(written, again)) {
        throw new AssertionError("value must be written as it was read, but was not: " + value);
      }
    }
  }

  /** The value, or null where the bytes are refused. */
  private static <T> T read(Codec<T> codec, byte[] bytes) {
    try {
      return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException refused) {
      return null;
    }
  }
}
