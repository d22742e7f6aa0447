package io.tidewatch.report;

import io.tidewatch.detect.Alert;
import io.tidewatch.evaluate.EntitySeries;
import io.tidewatch.evaluate.JudgedEpisode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Every episode, and which features carry its peak. */
final class EpisodeSection {

  /** So many episodes are listed. */
  private static final int MOST_EPISODES = 300;

  /** So many features of each. */
  private static final int MOST_FEATURES = 10;

  private EpisodeSection() {}

  static void write(Markup page, ReportHead head, List<EntitySeries> series) {
    List<JudgedEpisode> all =
        series.stream().flatMap(entity -> entity.judgedEpisodes().stream()).toList();
    page.open("section").element("h2", "Episodes");
    if (all.isEmpty()) {
      page.element("p", "There was none.").close("section");
      return;
    }
    List<JudgedEpisode> rarest =
        all.stream()
            .sorted(Comparator.comparingDouble(listed -> listed.alert().pValue()))
            .limit(MOST_EPISODES)
            .sorted(Comparator.comparingLong(listed -> listed.alert().startTime()))
            .toList();
    page.element(
        "p",
        "Each with its peak: the features that carry most of the error there, their values and what"
            + " the model expected.");
    page.leftOut(
        "Listed are the " + rarest.size() + " with the smallest p-values",
        all.size() - rarest.size());
    page.open("div", "class", "episodes");
    rarest.forEach(listed -> write(page, head, listed));
    page.close("div").close("section");
  }

  private static void write(Markup page, ReportHead head, JudgedEpisode listed) {
    Alert episode = listed.alert();
    page.open("details", "class", "episode").open("summary");
    page.element("b", episode.entity()).text(" ");
    page.element("span", episode.severity().text(), "class", episode.severity().text());
    page.text(
        " "
            + Written.time(episode.startTime())
            + duration(episode)
            + ", peak p "
            + Written.number(episode.pValue()));
    String truth = listed.truth().text();
    page.text(truth.isEmpty() ? "" : ", " + truth);
    page.text("; " + head.features().get(order(episode)[0])).close("summary");
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "Error %s against a threshold of %s by %s; %,d records exceeded, %,d in the cool-down"
                + " before.",
            Written.number(episode.error()),
            Written.number(episode.threshold()),
            episode.version(),
            episode.exceedances(),
            episode.suppressed()));
    shares(page, head, episode);
    page.close("details");
  }

  private static String duration(Alert episode) {
    long millis = episode.endTime() - episode.startTime();
    return millis == 0 ? "" : " for " + Written.duration(millis);
  }

  private static void shares(Markup page, ReportHead head, Alert episode) {
    page.open("table", "class", "shares").heads("feature", "share", "observed", "expected");
    page.open("tbody");
    int[] order = order(episode);
    for (int i = 0; i < Math.min(MOST_FEATURES, order.length); i++) {
      int feature = order[i];
      float share = episode.shares()[feature];
      page.open("tr").element("th", head.features().get(feature), "scope", "row");
      page.open("td", "class", "share")
          .open("meter", "value", Written.number(share))
          .close("meter");
      page.text(String.format(Locale.ROOT, "%.1f %%", 100 * share)).close("td");
      page.element("td", value(episode.values()[feature]));
      page.element("td", value(episode.expected()[feature])).close("tr");
    }
    page.close("tbody").close("table");
    if (order.length > MOST_FEATURES) {
      double rest =
          IntStream.range(MOST_FEATURES, order.length)
              .mapToDouble(i -> episode.shares()[order[i]])
              .sum();
      page.element(
          "p",
          String.format(
              Locale.ROOT,
              "The other %,d features carry %.1f %%.",
              order.length - MOST_FEATURES,
              100 * rest));
    }
  }

  private static String value(float value) {
    return Float.isNaN(value) ? "missing" : Written.number(value);
  }

  /** The features by their share, largest first. */
  private static int[] order(Alert episode) {
    return IntStream.range(0, episode.shares().length)
        .boxed()
        .sorted(Comparator.comparingDouble(feature -> -episode.shares()[feature]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
