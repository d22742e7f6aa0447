package io.tidewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The features that an alert's error comes from, for a person. */
public final class AttributionText {

  private static final int FEATURES = 3;

  private AttributionText() {}

  /**
   * The first three, with what was seen and what was expected.
   *
   * @param alert a document of the alerts topic
   */
  public static String of(JsonNode alert) {
    List<String> parts = new ArrayList<>();
    for (JsonNode share : alert.path("relevant_attribution")) {
      if (parts.size() == FEATURES) {
        break;
      }
      String feature = share.path("feature").asText();
      parts.add(
          String.format(
              Locale.ROOT,
              "%s %s, expected %s (%.0f %%)",
              feature,
              number(alert.path("feature_data").path(feature)),
              number(alert.path("expected_values").path(feature)),
              100 * share.path("share").asDouble()));
    }
    return String.join("; ", parts);
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? NumberText.of(value.asDouble()) : "missing";
  }
}
