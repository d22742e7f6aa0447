package io.tidewatch.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads a model's body; no count is believed that the bytes left could not fill. */
final class BoundedReader {

  private final ByteBuffer in;

  BoundedReader(ByteBuffer in) {
    this.in = in;
  }

  byte readByte(String what) throws ModelFormatException {
    need(Byte.BYTES, what);
    return in.get();
  }

  int readInt(String what) throws ModelFormatException {
    need(Integer.BYTES, what);
    return in.getInt();
  }

  long readLong(String what) throws ModelFormatException {
    need(Long.BYTES, what);
    return in.getLong();
  }

  double readDouble(String what) throws ModelFormatException {
    need(Double.BYTES, what);
    return in.getDouble();
  }

  /** A count of things that take at least {@code size} bytes each. */
  int readCount(String what, int size) throws ModelFormatException {
    int count = readInt(what);
    if (count < 0 || (long) count * size > in.remaining()) {
      throw new ModelFormatException(
          what + " must be 0 to " + in.remaining() / size + ", the bytes left, but was " + count);
    }
    return count;
  }

  /** One of an enum's constants, by its place. */
  <E> E readConstant(String what, E[] constants) throws ModelFormatException {
    int ordinal = readByte(what);
    if (ordinal < 0 || ordinal >= constants.length) {
      throw new ModelFormatException(
          what + " must be 0 to " + (constants.length - 1) + ", but was " + ordinal);
    }
    return constants[ordinal];
  }

  float[] readFloats(String what) throws ModelFormatException {
    float[] values = new float[readCount(what, Float.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getFloat();
    }
    return values;
  }

  int[] readInts(String what) throws ModelFormatException {
    int[] values = new int[readCount(what, Integer.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getInt();
    }
    return values;
  }

  double[] readDoubles(String what) throws ModelFormatException {
    double[] values = new double[readCount(what, Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getDouble();
    }
    return values;
  }

  String readText(String what) throws ModelFormatException {
    byte[] utf8 = new byte[readCount(what, Byte.BYTES)];
    in.get(utf8);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException broken) {
      throw new ModelFormatException(
          what + " must be UTF-8, but was " + HexFormat.of().formatHex(utf8, 0, shown(utf8)),
          broken);
    }
  }

  void checkEnd() throws ModelFormatException {
    if (in.hasRemaining()) {
      throw new ModelFormatException(
          "model body must end after its last part, but was " + in.remaining() + " bytes longer");
    }
  }

  private static int shown(byte[] utf8) {
    return Math.min(utf8.length, 32);
  }

  private void need(int bytes, String what) throws ModelFormatException {
    if (in.remaining() < bytes) {
      throw new ModelFormatException(
          what + " must have " + bytes + " bytes, but was " + in.remaining() + " bytes before end");
    }
  }
}
