package io.tidewatch.avro;

import io.tidewatch.reading.FieldSink;
import io.tidewatch.reading.FieldTable.Field;
import io.tidewatch.reading.FieldValue;
import io.tidewatch.reading.FieldValue.Kind;
import io.tidewatch.reading.Reason;
import io.tidewatch.reading.RecordReader;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * One pass over the bytes as the schema says, without a tree: configured values go straight to the
 * sink, everything else is skipped. What JSON says in one way is the same reading here: an int or a
 * long is an integer; a float, a double or a decimal a number; an enum a text; a record or a map an
 * object. Other bytes are a value that nothing can be read from.
 */
final class AvroReader implements RecordReader {

  private static final int MAX_DECIMAL_BYTES = 32;

  private final Schema schema;
  private final RegistryHeader header;
  private final Field root;
  private final BoundedDecoder in = new BoundedDecoder();
  private final AvroValue current = new AvroValue();
  private long record;
  private int values;

  /** A limit that a record went beyond; the message is what it must be. */
  private static final class TooComplexException extends IOException {

    private static final long serialVersionUID = 1L;

    private TooComplexException(String rule) {
      super(rule);
    }
  }

  /** A reader of records of a schema, in which the fields are; header may be null. */
  AvroReader(Schema schema, RegistryHeader header, Field root) {
    this.schema = schema;
    this.header = header;
    this.root = root;
  }

  @Override
  public void read(byte[] value, FieldSink out) {
    record++;
    values = 0;
    if (header == null) {
      readRecord(value, 0, out);
    } else if (!RegistryHeader.leads(value)) {
      malformed(out, "led by a zero byte and a schema id", "not", "header");
    } else if (RegistryHeader.idOf(value) != header.id()) {
      String was = "of " + RegistryHeader.idOf(value);
      out.refuse(Reason.WRONG_SCHEMA, "of schema " + header.id(), was, "header");
    } else {
      readRecord(value, RegistryHeader.LENGTH, out);
    }
  }

  private void readRecord(byte[] value, int from, FieldSink out) {
    try {
      in.begin(value, from);
      read(schema, root, 0, out);
      if (in.remaining() > 0) {
        malformed(out, "one Avro record", "followed by more", "record");
      }
    } catch (TooComplexException e) {
      out.refuse(Reason.TOO_COMPLEX, e.getMessage(), "beyond that", "record");
    } catch (EOFException e) {
      malformed(out, "as long as its schema says", "cut short", "record");
    } catch (IOException e) {
      malformed(out, "well-formed Avro", out.shown("" + e.getMessage()), "record");
    } catch (RuntimeException e) {
      // A defect of the decoder must cost one record, not the job.
      malformed(out, "readable", "the cause of " + e.getClass().getName(), "" + e.getMessage());
    }
  }

  /**
   * Reads or skips a value.
   *
   * @param field what is wanted of it, or null for nothing
   * @param depth objects and arrays that it lies in
   */
  private void read(Schema type, Field field, int depth, FieldSink out) throws IOException {
    count();
    switch (type.getType()) {
      case UNION -> {
        Schema chosen = type.getTypes().get(in.readIndex(type.getTypes().size()));
        read(chosen, field, depth, out);
      }
      case RECORD -> readRecord(type, object(field, Kind.OBJECT, depth, out), depth + 1, out);
      case MAP -> readMap(type, object(field, Kind.OBJECT, depth, out), depth + 1, out);
      case ARRAY -> {
        object(field, Kind.ARRAY, depth, out);
        readArray(type, depth + 1, out);
      }
      default -> {
        if (field == null) {
          skip(type);
        } else {
          out.take(field, scalar(type, field));
        }
      }
    }
  }

  /** The field whose inner fields an object has, or null where it is a value to the sink. */
  private Field object(Field field, Kind kind, int depth, FieldSink out) throws IOException {
    if (depth == MAX_DEPTH) {
      throw new TooComplexException("at most " + MAX_DEPTH + " levels deep");
    }
    if (field == null || field.isObject() && kind == Kind.OBJECT) {
      return field;
    }
    out.take(field, current.of(kind));
    return null;
  }

  private void readRecord(Schema type, Field object, int depth, FieldSink out) throws IOException {
    for (Schema.Field each : type.getFields()) {
      read(each.schema(), object == null ? null : object.inner(each.name()), depth, out);
    }
  }

  private void readMap(Schema type, Field object, int depth, FieldSink out) throws IOException {
    for (long items = in.readItems(); items > 0; items = in.readItems()) {
      for (long i = 0; i < items; i++) {
        int length = in.readLength();
        in.read(length);
        Field field =
            object == null
                ? null
                : object.inner(new String(in.bytes(), 0, length, StandardCharsets.UTF_8));
        if (field != null && !field.firstIn(record)) {
          throw new IOException("field given twice");
        }
        read(type.getValueType(), field, depth, out);
      }
    }
  }

  private void readArray(Schema type, int depth, FieldSink out) throws IOException {
    for (long items = in.readItems(); items > 0; items = in.readItems()) {
      for (long i = 0; i < items; i++) {
        read(type.getElementType(), null, depth, out);
      }
    }
  }

  private FieldValue scalar(Schema type, Field field) throws IOException {
    return switch (type.getType()) {
      case BOOLEAN -> current.of(in.readBoolean() ? Kind.TRUE : Kind.FALSE);
      case INT -> current.of((long) in.readInt());
      case LONG -> current.of(in.readLong());
      case FLOAT -> current.of(in.readFloat());
      case DOUBLE -> current.of(in.readDouble());
      case STRING -> text(field);
      case ENUM -> {
        int symbols = type.getEnumSymbols().size();
        yield current.of(type.getEnumSymbols().get(in.readIndex(symbols)));
      }
      case BYTES -> bytes(type, in.readLength());
      case FIXED -> bytes(type, type.getFixedSize());
      default -> current.of(Kind.NULL);
    };
  }

  private FieldValue text(Field field) throws IOException {
    int length = in.readLength();
    in.read(length);
    if (!current.takesUtf8(in.bytes(), length)) {
      throw new IOException("text that is not UTF-8");
    }
    if (current.length() > MAX_TEXT && !field.isObject() && !field.isOnlyPassed()) {
      throw new TooComplexException("at most " + MAX_TEXT + " characters a text");
    }
    return current;
  }

  private FieldValue bytes(Schema type, int length) throws IOException {
    if (!(type.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      in.skip(length);
      return current.of(Kind.BYTES);
    }
    if (length > MAX_DECIMAL_BYTES) {
      throw new TooComplexException("at most " + MAX_DECIMAL_BYTES + " bytes a decimal");
    }
    in.read(length);
    BigInteger digits = length == 0 ? BigInteger.ZERO : new BigInteger(in.bytes(), 0, length);
    return current.of(new BigDecimal(digits, decimal.getScale()));
  }

  private void skip(Schema type) throws IOException {
    switch (type.getType()) {
      case BOOLEAN -> in.skip(1);
      case INT, ENUM -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case STRING, BYTES -> in.skip(in.readLength());
      case FIXED -> in.skip(type.getFixedSize());
      default -> {}
    }
  }

  private void count() throws IOException {
    if (++values > MAX_VALUES) {
      throw new TooComplexException("at most " + MAX_VALUES + " values");
    }
  }

  private static void malformed(FieldSink out, String rule, String was, String where) {
    out.refuse(Reason.MALFORMED, rule, was, where);
  }
}
