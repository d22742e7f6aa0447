package io.tidewatch.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of faults and figures: a template whose braces name the round that gave a figure. */
final class ReliabilityPage {

  private static final String TEMPLATE = "/reliability-template.md";
  private static final Pattern NAMED = Pattern.compile("\\{([a-z-]+)}");

  private ReliabilityPage() {}

  /** The page with these figures. */
  static String of(Map<String, Ledger.Entry> entries) throws IOException {
    try (InputStream in = ReliabilityPage.class.getResourceAsStream(TEMPLATE)) {
      String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return NAMED
          .matcher(template)
          .replaceAll(name -> Matcher.quoteReplacement(figure(entries.get(name.group(1)))));
    }
  }

  private static String figure(Ledger.Entry entry) {
    if (entry == null) {
      return "not run";
    }
    Findings found = entry.findings();
    return String.format(
        Locale.ROOT,
        "%s%d ×: %,d readings, %,d alerts, %,d models; lost %d, besides %d, unscored %d, twice %d,"
            + " otherwise %d, models %s; back after %.1f s (at most %.1f s)",
        found.held() ? "" : "**not held** ",
        entry.recoveries().size(),
        found.readings(),
        found.alerts(),
        found.models(),
        found.alertsLost(),
        found.alertsBesides(),
        found.unscored(),
        found.scoredTwice(),
        found.scoresDifferent(),
        found.modelsEqual() ? "equal" : "different",
        ResultText.median(entry.recoveries()) / 1000.0,
        ResultText.most(entry.recoveries()) / 1000.0);
  }
}
