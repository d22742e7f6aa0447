package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Passed fields behind their number, as all layouts write them. */
public final class PassedFields {

  /** Fields of a record, at most. */
  public static final int MAX_FIELDS = 16;

  private PassedFields() {}

  /**
   * Writes fields: how many (a byte), of each name and value (length and UTF-8) and whether it is
   * quoted.
   *
   * @throws IOException when the output fails, or there are more than {@link #MAX_FIELDS}
   */
  public static void write(List<PassedField> fields, DataOutput out) throws IOException {
    out.writeByte(Prefixed.within(fields.size(), 0, MAX_FIELDS, "passed fields"));
    for (PassedField field : fields) {
      Prefixed.writeText(out, field.name(), "passed field");
      Prefixed.writeText(out, field.text(), "passed value");
      out.writeBoolean(field.quoted());
    }
  }

  /**
   * Reads fields.
   *
   * @throws IOException when the input ends early or breaks a rule of {@link PassedField}
   */
  public static List<PassedField> read(DataInput in) throws IOException {
    int size = Prefixed.within(in.readUnsignedByte(), 0, MAX_FIELDS, "passed fields");
    if (size == 0) {
      return List.of();
    }
    List<PassedField> fields = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String name = Prefixed.readText(in, "passed field");
      String text = Prefixed.readText(in, "passed value");
      boolean quoted = in.readBoolean();
      fields.add(Prefixed.checked(() -> new PassedField(name, text, quoted)));
    }
    return List.copyOf(fields);
  }
}
