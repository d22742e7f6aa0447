package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The parts that all layouts are made of: a version byte, and texts and bytes behind their length.
 * A length is checked before anything is allocated, and a large one is believed only as far as
 * bytes really come.
 */
public final class Prefixed {

  /** The layout version that is written. */
  public static final int VERSION = 1;

  /** UTF-8 bytes of a text, at most. */
  public static final int MAX_TEXT_BYTES = 1 << 20;

  /** Bytes of a key or value, at most. */
  public static final int MAX_BYTES = 1 << 27;

  private static final int CHUNK = 1 << 16;
  private static final int ABSENT = -1;

  private Prefixed() {}

  /** Writes {@link #VERSION}. */
  public static void writeVersion(DataOutput out) throws IOException {
    out.writeByte(VERSION);
  }

  /**
   * Reads the version byte.
   *
   * @throws IOException when it is not {@link #VERSION}
   */
  public static void readVersion(DataInput in, String thing) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException(
          "layout version must be " + VERSION + ", but was " + version + " (" + thing + ")");
    }
  }

  /**
   * Reads the version byte of a layout that has had several.
   *
   * @param newest the newest version
   * @throws IOException when it is not 1 to {@code newest}
   */
  public static int readVersion(DataInput in, int newest, String thing) throws IOException {
    int version = in.readUnsignedByte();
    if (version < 1 || version > newest) {
      throw new IOException(
          "layout version must be 1 to " + newest + ", but was " + version + " (" + thing + ")");
    }
    return version;
  }

  /**
   * Writes a text as its length and UTF-8.
   *
   * @throws IOException when it has unpaired surrogates or more than {@link #MAX_TEXT_BYTES}
   */
  public static void writeText(DataOutput out, String text, String thing) throws IOException {
    if (Utf8.hasLoneSurrogate(text)) {
      throw new IOException(
          Detail.of("text", "without unpaired surrogates", "'" + text + "'", thing));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(within(bytes.length, 0, MAX_TEXT_BYTES, thing));
    out.write(bytes);
  }

  /**
   * Reads a text.
   *
   * @throws IOException when its length is out of bounds or its bytes are no UTF-8
   */
  public static String readText(DataInput in, String thing) throws IOException {
    int length = within(in.readInt(), 0, MAX_TEXT_BYTES, thing);
    if (length == 0) {
      return "";
    }
    byte[] bytes = readExactly(in, length);
    int fault = Utf8.firstFault(bytes);
    if (fault >= 0) {
      throw new IOException(Detail.of("text", "UTF-8", Detail.excerpt(bytes, fault), thing));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes bytes, or that there are none where they are null. */
  public static void writeBytes(DataOutput out, byte[] bytes, String thing) throws IOException {
    if (bytes == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(within(bytes.length, 0, MAX_BYTES, thing));
      out.write(bytes);
    }
  }

  /** The bytes, or null where null was written. */
  public static byte[] readBytes(DataInput in, String thing) throws IOException {
    int length = within(in.readInt(), ABSENT, MAX_BYTES, thing);
    return length == ABSENT ? null : readExactly(in, length);
  }

  /** The number itself, where it lies in its bounds. */
  public static int within(int number, int min, int max, String thing) throws IOException {
    if (number < min || number > max) {
      throw new IOException(
          "size must be " + min + " to " + max + ", but was " + number + " (" + thing + ")");
    }
    return number;
  }

  /** The making of a value from what was read. */
  public interface Making<T> {
    /** The value; an {@link IllegalArgumentException} where what was read breaks its rules. */
    T make();
  }

  /** What is made, a broken rule of its constructor turned into an input error. */
  public static <T> T checked(Making<T> making) throws IOException {
    try {
      return making.make();
    } catch (IllegalArgumentException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }

  private static byte[] readExactly(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    in.readFully(bytes);
    int filled = bytes.length;
    while (filled < length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
      in.readFully(bytes, filled, bytes.length - filled);
      filled = bytes.length;
    }
    return bytes;
  }
}
