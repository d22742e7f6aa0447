package io.tidewatch.demo;

import io.tidewatch.evaluate.PlantedFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened, at the end of a demo. */
final class DemoSummary {

  private static final double MILLIS_PER_SECOND = 1_000;

  private DemoSummary() {}

  static List<String> lines(long sent, Tally tally) {
    List<String> lines = new ArrayList<>();
    long dead = tally.deadLetters().values().stream().mapToInt(Integer::intValue).sum();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "records in %,d   scored %,d   dead or late %,d%s",
            sent,
            tally.scored(),
            dead,
            tally.deadLetters().isEmpty() ? "" : " " + tally.deadLetters()));
    lines.add(
        String.format(
            Locale.ROOT,
            "models     promoted %d   refused %d   last %s",
            tally.promoted(),
            tally.refused(),
            tally.model().isEmpty()
                ? "none: the stream was shorter than the warm-up"
                : tally.model()));
    lines.add(
        String.format(
            Locale.ROOT,
            "alerts     %d episodes, %,d records exceeded",
            tally.episodes(),
            tally.exceeding()));
    if (!tally.faults().isEmpty()) {
      lines.addAll(faults(tally));
    }
    return lines;
  }

  private static List<String> faults(Tally tally) {
    List<String> lines = new ArrayList<>();
    int found = 0;
    for (PlantedFault fault : tally.faults()) {
      Optional<Long> delay = tally.delay(fault);
      found += delay.isPresent() ? 1 : 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "           %-20s %-4s %-12s %s",
              DemoScreen.words(fault),
              fault.entity(),
              fault.channel(),
              delay
                  .map(
                      millis ->
                          String.format(
                              Locale.ROOT, "found after %.1f s", millis / MILLIS_PER_SECOND))
                  .orElse("missed")));
    }
    lines.add(
        0,
        String.format(
            Locale.ROOT,
            "planted    found %d of %d   false episodes %d",
            found,
            tally.faults().size(),
            tally.falseEpisodes().size()));
    tally.falseEpisodes().forEach(episode -> lines.add("           false: " + episode));
    return lines;
  }
}
