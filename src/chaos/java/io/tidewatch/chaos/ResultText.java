package io.tidewatch.chaos;

import java.util.List;
import java.util.Locale;

/** What came of a round, for a terminal. */
final class ResultText {

  private ResultText() {}

  static List<String> lines(RoundResult result) {
    Findings found = result.findings();
    return List.of(
        "readings     %,d, unscored %d, scored twice %d, scored otherwise %d"
            .formatted(
                found.readings(), found.unscored(), found.scoredTwice(), found.scoresDifferent()),
        "alerts       %,d, lost %d, besides %d, entities out of order %d"
            .formatted(
                found.alerts(),
                found.alertsLost(),
                found.alertsBesides(),
                found.entitiesOutOfOrder()),
        "models       %,d, %s"
            .formatted(found.models(), found.modelsEqual() ? "equal" : "different"),
        String.format(
            Locale.ROOT,
            "recovery     %.1f s at the median, %.1f s at most",
            median(result.recoveries()) / 1000.0,
            most(result.recoveries()) / 1000.0),
        found.held() ? "held" : "NOT HELD");
  }

  static long median(List<Long> millis) {
    return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0L);
  }

  static long most(List<Long> millis) {
    return millis.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
