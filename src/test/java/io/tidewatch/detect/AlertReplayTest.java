package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The same records give the same alerts, whatever happens between them. */
class AlertReplayTest {

  private static final int STORIES = 1000;

  private interface Story {
    void check(SplittableRandom random, AlertPlan plan, List<Score> story, List<Alert> alerts);
  }

  private static void forRandomStories(long seed, Story check) {
    SplittableRandom random = new SplittableRandom(seed);
    int sent = 0;
    for (int run = 0; run < STORIES; run++) {
      AlertPlan plan = ScoreFixtures.plan(random);
      List<Score> story = ScoreFixtures.story(random, 60);
      List<Alert> alerts = ScoreFixtures.alerts(plan, story);
      check.check(random, plan, story, alerts);
      sent += alerts.size();
    }
    assertThat(sent).as("alerts compared").isGreaterThan(5 * STORIES);
  }

  @Test
  void timePassingBetweenRecordsChangesNothing() {
    forRandomStories(
        1,
        (random, plan, story, alerts) -> {
          AlertPolicy policy = new AlertPolicy(plan, Forgetting.NEVER);
          List<Alert> woken = new ArrayList<>();
          AlertState state = AlertState.QUIET;
          for (Score score : story) {
            long next = score.vector().time();
            for (int wakes = random.nextInt(4); wakes > 0; wakes--) {
              state = policy.expire(state, next - random.nextInt(1, 60), woken::add);
            }
            state = policy.step(state, score, woken::add);
          }
          policy.expire(state, Long.MAX_VALUE, woken::add);

          assertThat(woken).isEqualTo(alerts);
        });
  }

  @Test
  void wakingExactlyWhenAskedChangesNothing() {
    forRandomStories(
        2,
        (random, plan, story, alerts) -> {
          AlertPolicy policy = new AlertPolicy(plan, Forgetting.NEVER);
          List<Alert> woken = new ArrayList<>();
          AlertState state = AlertState.QUIET;
          for (Score score : story) {
            if (policy.expiry(state) < score.vector().time()) {
              state = policy.expire(state, policy.expiry(state), woken::add);
            }
            state = policy.step(state, score, woken::add);
          }
          policy.expire(state, policy.expiry(state), woken::add);

          assertThat(woken).isEqualTo(alerts);
        });
  }

  @Test
  void aRestoreAfterEveryStepChangesNothing() {
    AlertStateCodec codec = new AlertStateCodec();
    forRandomStories(
        3,
        (random, plan, story, alerts) -> {
          AlertPolicy policy = new AlertPolicy(plan, Forgetting.NEVER);
          List<Alert> restored = new ArrayList<>();
          AlertState state = AlertState.QUIET;
          for (Score score : story) {
            state = Wire.restored(codec, policy.step(state, score, restored::add));
          }
          policy.expire(state, Long.MAX_VALUE, restored::add);

          assertThat(bytes(restored)).isEqualTo(bytes(alerts));
        });
  }

  @Test
  void quietRecordsChangeNothingButTheMomentOfClosing() {
    forRandomStories(
        4,
        (random, plan, story, alerts) -> {
          List<Score> exceeding = story.stream().filter(Score::exceeds).toList();

          assertThat(ScoreFixtures.alerts(plan, exceeding)).isEqualTo(alerts);
        });
  }

  /** Opened, updated as it grows more severe, closed: one episode after the other. */
  @Test
  void episodesAreWellFormed() {
    forRandomStories(
        5,
        (random, plan, story, alerts) -> {
          Alert before = null;
          for (Alert alert : alerts) {
            boolean begins = before == null || before.status() == AlertStatus.CLOSED;
            assertThat(alert.status() == AlertStatus.OPENED).isEqualTo(begins);
            assertThat(alert.startTime()).isLessThanOrEqualTo(alert.endTime());
            assertThat(alert.endTime()).isLessThanOrEqualTo(alert.time());
            if (begins) {
              assertThat(alert.exceedances()).isEqualTo(plan.openAfter());
            } else {
              assertThat(alert.episodeId()).isEqualTo(before.episodeId());
              assertThat(alert.exceedances()).isGreaterThanOrEqualTo(before.exceedances());
              assertThat(alert.startTime()).isEqualTo(before.startTime());
              assertThat(alert.severity().compareTo(before.severity()) > 0)
                  .isEqualTo(alert.status() == AlertStatus.UPDATED);
            }
            before = alert;
          }
          assertThat(before == null || before.status() == AlertStatus.CLOSED).isTrue();
        });
  }

  /** Every record that exceeds is counted once: in an episode, as suppressed, or as too few. */
  @Test
  void nothingIsCountedTwice() {
    forRandomStories(
        6,
        (random, plan, story, alerts) -> {
          long counted =
              alerts.stream()
                  .filter(alert -> alert.status() == AlertStatus.CLOSED)
                  .mapToLong(alert -> alert.exceedances() + alert.suppressed())
                  .sum();

          assertThat(counted).isLessThanOrEqualTo(story.stream().filter(Score::exceeds).count());
        });
  }

  @Test
  void idsAreTheSameOnReplayAndDistinctOtherwise() {
    Set<String> ids = new HashSet<>();
    int sent = 0;
    for (int entity = 0; sent < 100_000; entity++) {
      SplittableRandom random = new SplittableRandom(entity);
      AlertPlan plan = ScoreFixtures.plan(random);
      List<Score> story = new ArrayList<>();
      for (Score score : ScoreFixtures.story(random, 200)) {
        story.add(
            ScoreFixtures.score(
                "pump-" + entity, score.vector().time(), score.pValue(), score.version()));
      }
      List<Alert> alerts = ScoreFixtures.alerts(plan, story);

      alerts.forEach(alert -> ids.add(alert.id()));
      sent += alerts.size();
      assertThat(ScoreFixtures.alerts(plan, story)).isEqualTo(alerts);
    }

    assertThat(ids).hasSize(sent);
  }

  private static List<String> bytes(List<Alert> alerts) {
    AlertCodec codec = new AlertCodec();
    return alerts.stream()
        .map(alert -> HexFormat.of().formatHex(Wire.bytes(codec, alert)))
        .toList();
  }
}
