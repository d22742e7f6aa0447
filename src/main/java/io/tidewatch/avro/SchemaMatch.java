package io.tidewatch.avro;

import io.tidewatch.reading.FieldTable.Field;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Whether a schema has what a specification reads. */
final class SchemaMatch {

  /** The units that a schema may say of a time, and how specifications call them. */
  private static final Map<String, TimeFormat.Kind> TIMES =
      Map.of(
          "timestamp-millis", TimeFormat.Kind.EPOCH_MILLIS,
          "local-timestamp-millis", TimeFormat.Kind.EPOCH_MILLIS,
          "timestamp-micros", TimeFormat.Kind.EPOCH_MICROS,
          "local-timestamp-micros", TimeFormat.Kind.EPOCH_MICROS);

  private SchemaMatch() {}

  static void require(Schema schema, ReadingSpec spec, Field root) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new IllegalArgumentException(
          "schema must be of a record, but was of " + schema.getType().getName());
    }
    requireInner(List.of(schema), spec, root);
  }

  private static void requireInner(List<Schema> choices, ReadingSpec spec, Field object) {
    for (Map.Entry<String, Field> entry : object.inner().entrySet()) {
      Field field = entry.getValue();
      List<Schema> found =
          choices.stream().flatMap(choice -> inside(choice, entry.getKey())).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "field must be one of the schema, but was " + field.path());
      }
      if (field.isTime()) {
        found.forEach(schema -> requireUnit(schema, spec.timeFormat().kind(), field));
      }
      requireInner(found, spec, field);
    }
  }

  private static Stream<Schema> inside(Schema schema, String name) {
    return switch (schema.getType()) {
      case RECORD -> Stream.ofNullable(schema.getField(name)).flatMap(it -> choices(it.schema()));
      case MAP -> choices(schema.getValueType());
      default -> Stream.empty();
    };
  }

  private static Stream<Schema> choices(Schema schema) {
    return schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema);
  }

  private static void requireUnit(Schema schema, TimeFormat.Kind kind, Field field) {
    String logical = schema.getProp("logicalType");
    TimeFormat.Kind unit = logical == null ? null : TIMES.get(logical);
    if (unit != null && unit != kind) {
      throw new IllegalArgumentException(
          "time format must be "
              + name(unit)
              + ", but was "
              + name(kind)
              + " (the schema says "
              + logical
              + " of "
              + field.path()
              + ")");
    }
  }

  private static String name(TimeFormat.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
