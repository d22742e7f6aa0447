package io.tidewatch.avro;

import io.tidewatch.reading.FieldValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The value that was read last. Used again for every value, by one thread. */
final class AvroValue implements FieldValue {

  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private CharBuffer chars = CharBuffer.allocate(64);
  private Kind kind = Kind.NULL;
  private float number;

  /** What a number is written as once somebody asks; null where the characters stand there. */
  private Number unwritten;

  /** Takes a value that is its kind and nothing else. */
  AvroValue of(Kind bare) {
    kind = bare;
    write(bare.isLiteral() ? bare.words() : "");
    return this;
  }

  AvroValue of(long whole) {
    return of(Kind.INTEGER, whole, whole);
  }

  AvroValue of(float decimal) {
    return Float.isFinite(decimal) ? of(Kind.DECIMAL, decimal, decimal) : of(Kind.NOT_FINITE);
  }

  AvroValue of(double decimal) {
    return Double.isFinite(decimal)
        ? of(Kind.DECIMAL, (float) decimal, decimal)
        : of(Kind.NOT_FINITE);
  }

  AvroValue of(BigDecimal decimal) {
    return of(Kind.DECIMAL, decimal.floatValue(), decimal);
  }

  AvroValue of(String text) {
    kind = Kind.TEXT;
    write(text);
    return this;
  }

  /** Takes a text, or says that its bytes are none. */
  boolean takesUtf8(byte[] bytes, int length) {
    kind = Kind.TEXT;
    unwritten = null;
    clear(length);
    boolean sound = !utf8.reset().decode(ByteBuffer.wrap(bytes, 0, length), chars, true).isError();
    chars.flip();
    return sound;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public float number() {
    return number;
  }

  @Override
  public char[] characters() {
    written();
    return chars.array();
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    written();
    return chars.limit();
  }

  private AvroValue of(Kind numeric, float nearest, Number exact) {
    kind = numeric;
    number = nearest + 0f;
    unwritten = exact;
    return this;
  }

  private void written() {
    if (unwritten != null) {
      write(unwritten.toString());
    }
  }

  private void write(String text) {
    unwritten = null;
    clear(text.length());
    chars.put(text).flip();
  }

  private void clear(int most) {
    if (chars.capacity() < most) {
      chars = CharBuffer.allocate(Math.max(most, 2 * chars.capacity()));
    }
    chars.clear();
  }
}
