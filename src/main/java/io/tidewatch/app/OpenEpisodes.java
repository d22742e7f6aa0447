package io.tidewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The episodes that alerts have opened and not closed, as Alertmanager is to see them: it forgets
 * what is not said again, so open ones are said again and again, and the end of one is said once.
 */
final class OpenEpisodes {

  private final Duration hold;
  private final Map<String, JsonNode> open = new LinkedHashMap<>();
  private final Map<JsonNode, ObjectNode> ended = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param hold how long an open one is to last if it is not said again
   */
  OpenEpisodes(Duration hold) {
    this.hold = hold;
  }

  /** Takes in one document of the alerts topic. */
  void take(JsonNode alert) {
    String episode = alert.path("episode_id").asText();
    JsonNode before = open.remove(episode);
    Instant time = Instant.parse(alert.path("time").asText());
    boolean closed = alert.path("status").asText().equals("closed");
    // With another severity it is another alert to Alertmanager, and the one before has ended.
    if (before != null && !sameLabels(before, alert)) {
      end(before, time);
    }
    if (closed) {
      end(alert, time);
    } else {
      open.put(episode, alert);
      ended.remove(AlertmanagerForm.labels(alert));
    }
  }

  private void end(JsonNode alert, Instant time) {
    ended.put(AlertmanagerForm.labels(alert), AlertmanagerForm.item(alert, time));
  }

  private static boolean sameLabels(JsonNode one, JsonNode other) {
    return AlertmanagerForm.labels(one).equals(AlertmanagerForm.labels(other));
  }

  /** Whether there is an end that has not been said. */
  boolean hasEnded() {
    return !ended.isEmpty();
  }

  /** How many are open. */
  int size() {
    return open.size();
  }

  /** What is to be said: the open ones, and the ended ones until {@link #said}. */
  List<ObjectNode> items(Instant now) {
    Map<JsonNode, ObjectNode> items = new LinkedHashMap<>(ended);
    // After the ends, so that of two episodes with the same labels the open one counts.
    open.values()
        .forEach(
            alert ->
                items.put(
                    AlertmanagerForm.labels(alert), AlertmanagerForm.item(alert, now.plus(hold))));
    return new ArrayList<>(items.values());
  }

  /** The ends have been said. */
  void said() {
    ended.clear();
  }
}
