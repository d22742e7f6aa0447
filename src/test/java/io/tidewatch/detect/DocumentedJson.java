package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A JSON Schema of ours, and what documents have to do with it. */
public final class DocumentedJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonSchema schema;
  private final JsonNode schemaNode;

  /** The schema of one kind of document. */
  public DocumentedJson(String kind) {
    String path = "/schema/" + kind + ".schema.json";
    this.schemaNode = tree(new String(resource(path), StandardCharsets.UTF_8));
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaNode);
  }

  /**
   * Checks that a document follows the schema, and has its required fields and no undocumented
   * ones, in order.
   */
  public JsonNode check(byte[] document) {
    return check(tree(new String(document, StandardCharsets.UTF_8)));
  }

  /** The same of a document that was read already. */
  public JsonNode check(JsonNode tree) {
    assertThat(
            schema.validate(
                tree, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isEmpty();
    List<String> documented = names(schemaNode.get("properties"));
    documented.removeIf(name -> !tree.has(name) && !required().contains(name));
    assertThat(names(tree)).isEqualTo(documented);
    return tree;
  }

  private Set<String> required() {
    Set<String> required = new HashSet<>();
    schemaNode.get("required").forEach(name -> required.add(name.textValue()));
    return required;
  }

  /** Checks that a document breaks the schema. */
  public void refuse(String document) {
    assertThat(schema.validate(document, InputFormat.JSON)).isNotEmpty();
  }

  /** The words that a field may hold, in order. */
  public List<String> words(String field) {
    List<String> words = new ArrayList<>();
    schemaNode
        .get("properties")
        .get(field)
        .get("enum")
        .forEach(word -> words.add(word.textValue()));
    return words;
  }

  /** The one line of a golden document. */
  public static String golden(String name) {
    return new String(resource("/golden/" + name), StandardCharsets.UTF_8).strip();
  }

  private static byte[] resource(String path) {
    try (InputStream in = DocumentedJson.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
