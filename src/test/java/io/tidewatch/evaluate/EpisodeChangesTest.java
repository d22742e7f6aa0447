package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which episodes one backtest has and another has not. */
class EpisodeChangesTest {

  private static final JudgedEpisode EARLY = episode("pump", 0, 10);
  private static final JudgedEpisode MIDDLE = episode("pump", 10, 20);
  private static final JudgedEpisode LATE = episode("pump", 21, 30);
  private static final JudgedEpisode OTHER = episode("fan", 0, 10);

  private static JudgedEpisode episode(String entity, int from, int to) {
    return new JudgedEpisode(Series.episode(entity, from, to), JudgedEpisode.Truth.UNKNOWN);
  }

  @Test
  void episodesThatOverlapInTimeMatch() {
    EpisodeChanges changes = EpisodeChanges.between(List.of(EARLY), List.of(MIDDLE));
    assertThat(changes.added()).isEmpty();
    assertThat(changes.dropped()).isEmpty();
  }

  @Test
  void episodesApartAreAddedAndDropped() {
    EpisodeChanges changes = EpisodeChanges.between(List.of(EARLY, LATE), List.of(LATE, OTHER));
    assertThat(changes.added()).containsExactly(OTHER);
    assertThat(changes.dropped()).containsExactly(EARLY);
  }

  @Test
  void whatOneAddsTheOtherDrops() {
    List<JudgedEpisode> some = List.of(EARLY, OTHER);
    List<JudgedEpisode> others = List.of(LATE);
    EpisodeChanges there = EpisodeChanges.between(some, others);
    EpisodeChanges back = EpisodeChanges.between(others, some);
    assertThat(there.added()).isEqualTo(back.dropped());
    assertThat(there.dropped()).isEqualTo(back.added());
  }

  @Test
  void oneEpisodeMayMatchSeveral() {
    JudgedEpisode whole = episode("pump", 0, 30);
    assertThat(EpisodeChanges.between(List.of(whole), List.of(EARLY, LATE)))
        .isEqualTo(new EpisodeChanges(List.of(), List.of()));
  }

  @Test
  void aRunHasNoChangesAgainstItself() {
    List<JudgedEpisode> all = Stream.of(EARLY, MIDDLE, LATE, OTHER).toList();
    assertThat(EpisodeChanges.between(all, all))
        .isEqualTo(new EpisodeChanges(List.of(), List.of()));
  }

  @Test
  void aSpanEndsNotBeforeItStarts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(2, 1))
        .withMessage("end must be at least the start (2), but was 1");
  }
}
