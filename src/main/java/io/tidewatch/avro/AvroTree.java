package io.tidewatch.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidewatch.detect.JsonDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A document of ours as a tree of JSON and as one of Avro: the same names, times as texts here and
 * as milliseconds there. Of unions it knows those of null and one other.
 */
final class AvroTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroTree() {}

  /** What the schema makes of a JSON value. */
  static Object ofJson(Schema schema, JsonNode json) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, json);
      case MAP -> {
        Map<String, Object> map = new LinkedHashMap<>();
        json.fields()
            .forEachRemaining(
                field -> map.put(field.getKey(), ofJson(schema.getValueType(), field.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        json.forEach(item -> items.add(ofJson(schema.getElementType(), item)));
        yield items;
      }
      case UNION -> json.isNull() ? null : ofJson(present(schema), json);
      case ENUM -> new GenericData.EnumSymbol(schema, json.textValue());
      case STRING -> json.asText();
      case INT -> json.intValue();
      case LONG ->
          isTime(schema) ? Instant.parse(json.textValue()).toEpochMilli() : json.longValue();
      case FLOAT -> json.floatValue();
      case DOUBLE -> json.doubleValue();
      default -> throw unknown(schema);
    };
  }

  /** The JSON value that Avro's was made of. */
  static JsonNode toJson(Schema schema, Object value) {
    return switch (schema.getType()) {
      case RECORD -> {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
          Object inner = ((GenericRecord) value).get(field.pos());
          object.set(field.name(), toJson(field.schema(), inner));
        }
        yield object;
      }
      case MAP -> {
        ObjectNode object = JSON.objectNode();
        ((Map<?, ?>) value)
            .forEach((name, inner) -> object.set("" + name, toJson(schema.getValueType(), inner)));
        yield object;
      }
      case ARRAY -> {
        ArrayNode array = JSON.arrayNode();
        ((List<?>) value).forEach(item -> array.add(toJson(schema.getElementType(), item)));
        yield array;
      }
      case UNION -> value == null ? JSON.nullNode() : toJson(present(schema), value);
      case ENUM, STRING -> JSON.textNode(value.toString());
      case INT -> JSON.numberNode((int) value);
      case LONG ->
          isTime(schema)
              ? JSON.textNode(JsonDocument.timeText((long) value))
              : JSON.numberNode((long) value);
      case FLOAT -> JSON.numberNode((float) value);
      case DOUBLE -> JSON.numberNode((double) value);
      default -> throw unknown(schema);
    };
  }

  private static GenericRecord record(Schema schema, JsonNode json) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode inner = json.get(field.name());
      record.put(
          field.pos(),
          inner == null ? GenericData.get().getDefaultValue(field) : ofJson(field.schema(), inner));
    }
    return record;
  }

  private static boolean isTime(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream().filter(type -> !type.isNullable()).findFirst().orElseThrow();
  }

  private static IllegalArgumentException unknown(Schema schema) {
    return new IllegalArgumentException(
        "type must be one of our documents, but was " + schema.getType().getName());
  }
}
