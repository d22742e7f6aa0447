package io.tidewatch.avro;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Avro's decoder, but no length is believed beyond the bytes that are left: the library's own
 * methods allocate what a text claims to take, and skip backwards over a negative length. Used
 * again for every record, by one thread.
 */
final class BoundedDecoder {

  private BinaryDecoder decoder;
  private byte[] bytes = new byte[64];

  /** Begins with the bytes of a record from an index on. */
  void begin(byte[] value, int from) {
    decoder = DecoderFactory.get().binaryDecoder(value, from, value.length - from, decoder);
  }

  /** The bytes that are left. */
  int remaining() throws IOException {
    return decoder.inputStream().available();
  }

  boolean readBoolean() throws IOException {
    return decoder.readBoolean();
  }

  int readInt() throws IOException {
    return decoder.readInt();
  }

  long readLong() throws IOException {
    return decoder.readLong();
  }

  float readFloat() throws IOException {
    return decoder.readFloat();
  }

  double readDouble() throws IOException {
    return decoder.readDouble();
  }

  /** The index of one of so many choices. */
  int readIndex(int choices) throws IOException {
    int index = decoder.readInt();
    if (index < 0 || index >= choices) {
      throw new InvalidNumberEncodingException("choice " + index + " of " + choices);
    }
    return index;
  }

  /** The length of the text or bytes that follow. */
  int readLength() throws IOException {
    long length = decoder.readLong();
    if (length < 0) {
      throw new InvalidNumberEncodingException("length " + length);
    }
    if (length > remaining()) {
      throw new EOFException("length " + length);
    }
    return (int) length;
  }

  /** How many items the next block of an array or map has; 0 at its end. */
  long readItems() throws IOException {
    long items = decoder.readLong();
    if (items >= 0) {
      return items;
    }
    // A negative number says that the size of the block follows, for who wants to skip it.
    readLength();
    if (items == Long.MIN_VALUE) {
      throw new InvalidNumberEncodingException("items " + items);
    }
    return -items;
  }

  /** Reads so many bytes into {@link #bytes}. */
  void read(int length) throws IOException {
    requireLeft(length);
    if (bytes.length < length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    decoder.readFixed(bytes, 0, length);
  }

  /** What was read last, from the first byte on; not to be written to. */
  byte[] bytes() {
    return bytes;
  }

  /** Skips so many bytes. */
  void skip(int length) throws IOException {
    requireLeft(length);
    decoder.skipFixed(length);
  }

  private void requireLeft(int length) throws IOException {
    if (length > remaining()) {
      throw new EOFException("length " + length);
    }
  }
}
