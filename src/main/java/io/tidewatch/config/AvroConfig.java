package io.tidewatch.config;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How records in Avro are written.
 *
 * @param schema the writer's schema, as JSON
 * @param schemaId the id in the header that a schema registry's clients put in front of each
 *     record; empty where there is no header
 */
public record AvroConfig(String schema, OptionalInt schemaId) {

  /** Checks that nothing is null. */
  public AvroConfig {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(schemaId, "schemaId");
  }
}
