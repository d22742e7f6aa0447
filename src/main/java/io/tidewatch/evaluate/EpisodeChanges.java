package io.tidewatch.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the episodes of two backtests over the same input differ. Two episodes match where they are
 * of one entity and overlap in time, from the first exceedance to the last.
 *
 * @param added those of the second that match none of the first
 * @param dropped those of the first that match none of the second
 */
public record EpisodeChanges(List<JudgedEpisode> added, List<JudgedEpisode> dropped) {

  /** Takes copies of the lists. */
  public EpisodeChanges {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
  }

  /** Compares the episodes. */
  public static EpisodeChanges between(List<JudgedEpisode> first, List<JudgedEpisode> second) {
    return new EpisodeChanges(without(second, first), without(first, second));
  }

  private static List<JudgedEpisode> without(
      List<JudgedEpisode> episodes, List<JudgedEpisode> others) {
    Map<String, List<Span>> spans =
        others.stream()
            .collect(
                Collectors.groupingBy(
                    episode -> episode.alert().entity(),
                    Collectors.mapping(JudgedEpisode::span, Collectors.toList())));
    return episodes.stream()
        .filter(
            episode ->
                spans.getOrDefault(episode.alert().entity(), List.of()).stream()
                    .noneMatch(episode.span()::overlaps))
        .toList();
  }
}
