package io.tidewatch.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidewatch.evaluate.PlantedFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what came out and holds it against what was planted. Safe for several threads. */
final class Tally {

  // The windows of the demo look two seconds back, so an alert may begin a little after its fault.
  private static final long GRACE_MILLIS = 3_000;

  private final List<PlantedFault> faults;
  private final Map<PlantedFault, Long> found = new LinkedHashMap<>();
  private final List<String> falseEpisodes = new ArrayList<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private long scored;
  private long exceeding;
  private int episodes;
  private int promoted;
  private int refused;
  private int rows;
  private String model = "";

  Tally(List<PlantedFault> faults) {
    this.faults = List.copyOf(faults);
  }

  /** The planted fault that an alert is about, if any; counts the alert. */
  synchronized Optional<PlantedFault> alert(JsonNode alert) {
    String entity = alert.path("entity").asText();
    long start = millis(alert, "data_start_time");
    Optional<PlantedFault> cause =
        faults.stream()
            .filter(fault -> fault.entity().equals(entity))
            .filter(fault -> start >= fault.start() && start <= fault.end() + GRACE_MILLIS)
            .findFirst();
    if (alert.path("status").asText().equals("opened")) {
      episodes++;
      long time = millis(alert, "time");
      cause.ifPresentOrElse(
          fault -> found.putIfAbsent(fault, time - fault.start()),
          () -> falseEpisodes.add(entity + " at " + alert.path("time").asText()));
    }
    return cause;
  }

  private static long millis(JsonNode node, String field) {
    return Instant.parse(node.path(field).asText()).toEpochMilli();
  }

  synchronized void decision(JsonNode decision) {
    String verdict = decision.path("verdict").asText();
    rows = decision.path("rows").asInt();
    if (verdict.equals("promoted")) {
      promoted++;
      model = decision.path("model_id").asText();
    } else if (!verdict.equals("warming_up") && !verdict.equals("not_due")) {
      refused++;
    }
  }

  synchronized void score(JsonNode score) {
    scored++;
    exceeding += score.path("exceeds").asBoolean() ? 1 : 0;
  }

  synchronized void deadLetter(String reason) {
    deadLetters.merge(reason, 1, Integer::sum);
  }

  synchronized long scored() {
    return scored;
  }

  synchronized long exceeding() {
    return exceeding;
  }

  synchronized int episodes() {
    return episodes;
  }

  synchronized int promoted() {
    return promoted;
  }

  synchronized int refused() {
    return refused;
  }

  /** How many rows the learner held at the end of the last training window. */
  synchronized int rows() {
    return rows;
  }

  /** The version of the newest champion, empty before the first. */
  synchronized String model() {
    return model;
  }

  synchronized Map<String, Integer> deadLetters() {
    return new TreeMap<>(deadLetters);
  }

  synchronized List<String> falseEpisodes() {
    return List.copyOf(falseEpisodes);
  }

  /** How long after its beginning a fault was found, in milliseconds of event time. */
  synchronized Optional<Long> delay(PlantedFault fault) {
    return Optional.ofNullable(found.get(fault));
  }

  List<PlantedFault> faults() {
    return faults;
  }
}
