package io.tidewatch.avro;

import io.tidewatch.reading.FieldTable;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.RecordFormat;
import io.tidewatch.reading.RecordReader;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Records in Avro's binary encoding, all of one schema: the writer's. What the configuration names
 * is looked for in it; everything else is skipped, so that no schema of the reader is needed.
 *
 * @param schema the schema as JSON
 * @param header what stands in front of each record, or null for nothing
 */
public record AvroFormat(String schema, RegistryHeader header) implements RecordFormat {

  /** Checks that there is a schema. */
  public AvroFormat {
    Objects.requireNonNull(schema, "schema");
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the schema is none of a record, has not all of the
   *     fields, or says another unit of the event time than the specification
   */
  @Override
  public RecordReader reader(ReadingSpec spec, FieldTable fields) {
    Schema parsed = parsed();
    SchemaMatch.require(parsed, spec, fields.root());
    return new AvroReader(parsed, header, fields.root());
  }

  private Schema parsed() {
    try {
      return new Schema.Parser().parse(schema);
    } catch (AvroRuntimeException | NullPointerException refused) {
      // The library says nothing better of a type that nobody has defined.
      throw new IllegalArgumentException(
          "schema must be one of Avro, but was not: " + refused.getMessage(), refused);
    }
  }
}
