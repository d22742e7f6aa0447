package io.tidewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidewatch.detect.DocumentedJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Documents of an alerts topic about one episode of pump-7, made from the golden one. */
final class EpisodeDocuments {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EpisodeDocuments() {}

  static JsonNode opened(String severity) {
    return document("opened", severity, "2026-01-01T00:00:00.005Z");
  }

  static JsonNode updated(String severity, String time) {
    return document("updated", severity, time);
  }

  static JsonNode closed(String severity, String time) {
    return document("closed", severity, time);
  }

  private static JsonNode document(String status, String severity, String time) {
    try {
      ObjectNode alert = (ObjectNode) MAPPER.readTree(DocumentedJson.golden("alert.json"));
      return alert.put("status", status).put("severity", severity).put("time", time);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
