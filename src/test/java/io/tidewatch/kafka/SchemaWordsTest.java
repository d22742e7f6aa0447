package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.DocumentedJson;
import io.tidewatch.detect.Severity;
import io.tidewatch.learn.Trigger;
import io.tidewatch.learn.Verdict;
import io.tidewatch.reading.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas list the words that the code knows: no other, and none is forgotten. */
class SchemaWordsTest {

  @Test
  void alertsKnowEveryStatusAndSeverity() {
    DocumentedJson alert = new DocumentedJson("alert");

    assertThat(alert.words("status")).isEqualTo(words(AlertStatus.values(), AlertStatus::text));
    assertThat(alert.words("severity")).isEqualTo(words(Severity.values(), Severity::text));
    assertThat(new DocumentedJson("alert-headers").words("ce_type"))
        .isEqualTo(words(AlertStatus.values(), status -> "io.tidewatch.alert." + status.text()));
  }

  @Test
  void decisionsKnowEveryTriggerAndEveryVerdictThatIsPublished() {
    DocumentedJson decision = new DocumentedJson("decision");
    List<String> published =
        Stream.of(Verdict.values())
            .filter(verdict -> verdict != Verdict.EMPTY)
            .map(Verdict::text)
            .toList();

    assertThat(decision.words("verdict")).isEqualTo(published);
    assertThat(decision.words("trigger")).isEqualTo(words(Trigger.values(), Trigger::text));
  }

  @Test
  void deadLettersKnowEveryReason() {
    assertThat(new DocumentedJson("dead-letter").words("tw_reason"))
        .isEqualTo(words(Reason.values(), Reason::text));
  }

  private static <E> List<String> words(E[] values, Function<E, String> text) {
    return Stream.of(values).map(text).toList();
  }
}
