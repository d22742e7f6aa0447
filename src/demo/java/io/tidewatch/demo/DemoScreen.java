package io.tidewatch.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidewatch.app.AttributionText;
import io.tidewatch.evaluate.PlantedFault;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Shows alerts and model changes, a line each, as they are read back from Kafka. */
final class DemoScreen implements Watcher.Watched {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final LiveLine out;
  private final Tally tally;
  private final DemoStatus status;

  DemoScreen(LiveLine out, Tally tally, DemoStatus status) {
    this.out = out;
    this.tally = tally;
    this.status = status;
  }

  @Override
  public void alert(JsonNode alert) {
    Optional<PlantedFault> cause = tally.alert(alert);
    String status = alert.path("status").asText();
    print(
        "%s  %-7s %-8s %-8s score %.2f (threshold %.2f, p %.1e) by %s%s%n            %s",
        CLOCK.format(Instant.parse(alert.path("time").asText())),
        status,
        alert.path("entity").asText(),
        alert.path("severity").asText(),
        alert.path("anomaly_score").asDouble(),
        alert.path("threshold").asDouble(),
        alert.path("p_value").asDouble(),
        alert.path("model_id").asText(),
        tally.faults().isEmpty() ? "" : "  " + cause.map(DemoScreen::planted).orElse("not planted"),
        status.equals("closed") ? lasted(alert) : AttributionText.of(alert));
  }

  private static String planted(PlantedFault fault) {
    return "planted: " + words(fault) + " of " + fault.channel();
  }

  static String words(PlantedFault fault) {
    return fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String lasted(JsonNode alert) {
    return alert.path("exceedances").asLong() + " records exceeded";
  }

  @Override
  public void decision(JsonNode decision) {
    tally.decision(decision);
    String time = CLOCK.format(Instant.parse(decision.path("window_end").asText()));
    String verdict = decision.path("verdict").asText();
    if (verdict.equals("promoted")) {
      print(
          "%s  MODEL   %s is in force: trained on %d rows (%s), %s",
          time,
          decision.path("model_id").asText(),
          decision.path("rows").asInt(),
          decision.path("trigger").asText(),
          decision.path("detail").asText());
    } else if (verdict.equals("warming_up")) {
      print("%s  model   %s", time, status.warmingUp());
    } else if (!verdict.equals("not_due")) {
      print(
          "%s  model   %s: %s", time, verdict.replace('_', ' '), decision.path("detail").asText());
    }
  }

  @Override
  public void score(JsonNode score) {
    tally.score(score);
  }

  @Override
  public void deadLetter(String reason) {
    tally.deadLetter(reason);
  }

  @Override
  public void tick() {
    out.show(status.line());
  }

  private void print(String format, Object... values) {
    out.print(String.format(Locale.ROOT, format, values));
  }
}
