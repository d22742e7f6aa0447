package io.tidewatch.avro;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The five bytes that a schema registry's clients put in front of a record: a zero byte and the id
 * of the schema, big-endian.
 *
 * @param id under which the registry has the schema
 */
public record RegistryHeader(int id) implements Serializable {

  /** Bytes of a header. */
  public static final int LENGTH = 1 + Integer.BYTES;

  private static final byte MAGIC = 0;

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public RegistryHeader {
    if (id < 0) {
      throw new IllegalArgumentException(
          "schema id must be at least 0, but was " + id + " (registry header)");
    }
  }

  /** Whether bytes begin with a header, of whatever schema. */
  static boolean leads(byte[] value) {
    return value.length >= LENGTH && value[0] == MAGIC;
  }

  /** The id in the header that the bytes begin with. */
  static int idOf(byte[] value) {
    return ByteBuffer.wrap(value).getInt(1);
  }

  /** The header itself. */
  byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).put(MAGIC).putInt(id).array();
  }
}
