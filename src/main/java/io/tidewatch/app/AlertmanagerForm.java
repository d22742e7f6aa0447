package io.tidewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/**
 * Alerts in the form that Prometheus' Alertmanager takes: items of {@code POST /api/v2/alerts}.
 * Labels say which alert it is and where it is to be routed; annotations are for people.
 */
final class AlertmanagerForm {

  private static final String NAME = "TidewatchAnomaly";

  private AlertmanagerForm() {}

  /** The labels of an alert: two with the same are the same to Alertmanager. */
  static ObjectNode labels(JsonNode alert) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("alertname", NAME)
        .put("pipeline", alert.path("pipeline").asText())
        .put("entity", alert.path("entity").asText())
        .put("severity", alert.path("severity").asText());
  }

  /**
   * An item.
   *
   * @param alert a document of the alerts topic
   * @param endsAt when it is resolved unless said again; a moment that has passed resolves it
   */
  static ObjectNode item(JsonNode alert, Instant endsAt) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.set("labels", labels(alert));
    ObjectNode annotations =
        item.putObject("annotations")
            .put("summary", summary(alert))
            .put("description", AttributionText.of(alert))
            .put("alert_id", alert.path("alert_id").asText())
            .put("episode_id", alert.path("episode_id").asText())
            .put("model_id", alert.path("model_id").asText());
    alert
        .path("pass_through")
        .fields()
        .forEachRemaining(
            field -> annotations.put(annotation(field.getKey()), field.getValue().asText()));
    item.put("startsAt", alert.path("data_start_time").asText());
    item.put("endsAt", endsAt.toString());
    return item;
  }

  /** The name of a passed field, as names of annotations may be. */
  private static String annotation(String field) {
    return "record_" + field.replaceAll("^/", "").replaceAll("[^a-zA-Z0-9_]", "_");
  }

  private static String summary(JsonNode alert) {
    return String.format(
        Locale.ROOT,
        "%s is anomalous: score %s, threshold %s, p %.1e",
        alert.path("entity").asText(),
        NumberText.of(alert.path("anomaly_score").asDouble()),
        NumberText.of(alert.path("threshold").asDouble()),
        alert.path("p_value").asDouble());
  }
}
