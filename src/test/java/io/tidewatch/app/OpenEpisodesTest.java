package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenEpisodesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  private final OpenEpisodes episodes = new OpenEpisodes(Duration.ofMinutes(5));

  @Test
  void anOpenEpisodeIsSaidAgainAndAgainWithAnEndThatIsYetToCome() {
    episodes.take(EpisodeDocuments.opened("major"));

    assertThat(episodes.items(NOW)).isEqualTo(episodes.items(NOW)).hasSize(1);
    assertThat(episodes.items(NOW).get(0))
        .hasToString(
            "{\"labels\":{\"alertname\":\"TidewatchAnomaly\",\"pipeline\":\"pumps\","
                + "\"entity\":\"pump-7\",\"severity\":\"major\"},\"annotations\":{\"summary\":\"pump-7"
                + " is anomalous: score 17.30, threshold 3.250, p"
                + " 2.5e-07\",\"description\":\"pressure.lag1 1.250, expected 1.200 (75 %);"
                + " pressure 9.500, expected 1.300 (25 %)\","
                + "\"alert_id\":\"00112233445566778899aabbccddeeff\","
                + "\"episode_id\":\"ffeeddccbbaa99887766554433221100\",\"model_id\":\"m3-1a2b3c4d\"},"
                + "\"startsAt\":\"2025-12-31T23:59:59.000Z\",\"endsAt\":\"2026-01-01T00:15:00Z\"}");
  }

  @Test
  void passedFieldsAreAnnotations() {
    ObjectNode alert = (ObjectNode) EpisodeDocuments.opened("major");
    alert.putObject("pass_through").put("batch", "B-17").put("/line/shift", 2);
    episodes.take(alert);

    JsonNode annotations = episodes.items(NOW).get(0).path("annotations");
    assertThat(annotations.path("record_batch").asText()).isEqualTo("B-17");
    assertThat(annotations.path("record_line_shift").asText()).isEqualTo("2");
  }

  @Test
  void anEndIsSaidUntilItWasHeard() {
    episodes.take(EpisodeDocuments.opened("major"));
    episodes.take(EpisodeDocuments.closed("major", "2026-01-01T00:03:00.000Z"));

    assertThat(ends(episodes.items(NOW))).containsExactly("2026-01-01T00:03:00Z");
    assertThat(episodes.hasEnded()).isTrue();
    episodes.said();
    assertThat(episodes.items(NOW)).isEmpty();
    assertThat(episodes.size()).isZero();
  }

  @Test
  void aRiseInSeverityEndsTheAlertBeforeIt() {
    episodes.take(EpisodeDocuments.opened("minor"));
    episodes.take(EpisodeDocuments.updated("critical", "2026-01-01T00:02:00.000Z"));

    assertThat(episodes.items(NOW))
        .extracting(item -> item.path("labels").path("severity").asText())
        .containsExactly("minor", "critical");
    assertThat(ends(episodes.items(NOW)))
        .containsExactly("2026-01-01T00:02:00Z", "2026-01-01T00:15:00Z");
  }

  @Test
  void anEpisodeThatBeginsAnewTakesBackTheEndBeforeIt() {
    episodes.take(EpisodeDocuments.opened("major"));
    episodes.take(EpisodeDocuments.closed("major", "2026-01-01T00:03:00.000Z"));
    episodes.take(EpisodeDocuments.opened("major"));

    assertThat(ends(episodes.items(NOW))).containsExactly("2026-01-01T00:15:00Z");
  }

  private static List<String> ends(List<ObjectNode> items) {
    return items.stream().map(item -> item.path("endsAt").asText()).toList();
  }
}
