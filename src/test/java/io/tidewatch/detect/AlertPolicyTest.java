package io.tidewatch.detect;

import static io.tidewatch.detect.ScoreFixtures.exceeding;
import static io.tidewatch.detect.ScoreFixtures.plan;
import static io.tidewatch.detect.ScoreFixtures.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertPolicyTest {

  /** {@code 10.} is a quiet record at time 10, {@code 10m} minor, {@code 10M} major, C critical. */
  private static List<Score> story(String text) {
    List<Score> story = new ArrayList<>();
    for (String word : text.strip().split(" +")) {
      long time = Long.parseLong(word.substring(0, word.length() - 1));
      story.add(
          switch (word.charAt(word.length() - 1)) {
            case 'm' -> exceeding(time, Severity.MINOR);
            case 'M' -> exceeding(time, Severity.MAJOR);
            case 'C' -> exceeding(time, Severity.CRITICAL);
            default -> quiet(time);
          });
    }
    return story;
  }

  /** {@code 10+m} is an episode opened as minor at time 10, {@code ^} updated, {@code -} closed. */
  private static String told(List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert ->
                alert.time()
                    + switch (alert.status()) {
                      case OPENED -> "+";
                      case UPDATED -> "^";
                      case CLOSED -> "-";
                    }
                    + switch (alert.severity()) {
                      case MINOR -> "m";
                      case MAJOR -> "M";
                      case CRITICAL -> "C";
                    })
        .collect(Collectors.joining(" "));
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  /** Plans are open after, close after and cool-down. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing of quiet records, 1 50 0, 0. 10. 20., ''",
    "one is enough, 1 50 0, 0. 10m 20., 10+m 60-m",
    "a run is one episode, 1 50 0, 10m 20m 40m, 10+m 90-m",
    "one that comes just in time goes on with it, 1 50 0, 10m 60m, 10+m 110-m",
    "one that comes too late begins another, 1 50 0, 10m 61m, 10+m 60-m 61+m 111-m",
    "quiet records close it as well, 1 50 0, 10m 61. 100m, 10+m 60-m 100+m 150-m",
    "closing needs no record, 1 50 0, 10C, 10+C 60-C",
    "no waiting: each time is an episode, 1 0 0, 10m 10m 11m, 10+m 10-m 11+m 11-m",
    "more severe is an update, 1 50 0, 10m 20M 30C, 10+m 20^M 30^C 80-C",
    "as severe or less is none, 1 50 0, 10M 20M 30m 40M, 10+M 90-M",
    "updates of one time, 1 50 0, 10m 10M 10C, 10+m 10^M 10^C 60-C",
    "two are needed, 2 50 0, 10m 20m, 20+m 70-m",
    "two were needed, 2 50 0, 10m, ''",
    "two too far apart, 2 50 0, 10m 61m, ''",
    "three of which each is near the next, 3 50 0, 10m 60m 110m, 110+m 160-m",
    "quiet ones between do not matter, 3 50 0, 10m 20. 30m 40. 50m, 50+m 100-m",
    "what came before it opened counts, 2 50 0, 10C 20m, 20+C 70-C",
    "and is no update afterwards, 3 50 0, 10M 20m 30m 40M 50C, 30+M 50^C 100-C",
    "cool-down, 1 50 100, 10m 70m 110m 160m, 10+m 60-m",
    "cool-down ends, 1 50 100, 10m 70m 161m, 10+m 60-m 161+m 211-m",
    "cool-down lets more severe ones through, 1 50 100, 10m 70M, 10+m 60-m 70+M 120-M",
    "but not as severe ones, 1 50 100, 10M 70M 80m, 10+M 60-M",
    "cool-down after severe ones, 1 50 100, 10m 20C 80C, 10+m 20^C 70-C",
    "every cool-down begins anew, 1 50 100, 10m 70M 130M, 10+m 60-m 70+M 120-M",
    "times before the epoch, 1 50 100, -110m -50m 60m, -110+m -60-m 60+m 110-m"
  })
  void tellsTheStory(String name, String plan, String scores, String alerts) {
    int[] numbers = numbers(plan);

    List<Alert> sent =
        ScoreFixtures.alerts(plan(numbers[0], numbers[1], numbers[2]), story(scores));

    assertThat(told(sent)).isEqualTo(alerts);
  }

  @Test
  void showsTheRecordThatOpenedOrUpdatedAndThePeakAtTheEnd() {
    List<Score> story = story("10m 20M 30m");
    List<Alert> alerts = ScoreFixtures.alerts(plan(1, 50, 0), story);

    Alert opened = alerts.get(0);
    assertThat(opened.error()).isEqualTo(story.get(0).error());
    assertThat(opened.pValue()).isEqualTo(story.get(0).pValue());
    assertThat(opened.origin()).isEqualTo(story.get(0).vector().origin());
    assertThat(opened.values()).isEqualTo(story.get(0).vector().values());
    assertThat(opened.expected()).containsExactly(0);
    assertThat(opened.shares()).containsExactly(1);
    assertThat(opened.threshold()).isEqualTo(3);
    assertThat(opened.confidence()).isEqualTo(0.9);
    assertThat(opened.entity()).isEqualTo("pump-7");
    assertThat(opened.version()).isEqualTo(ScoreFixtures.VERSION);
    assertThat(alerts.get(1).error()).isEqualTo(story.get(1).error());
    assertThat(alerts.get(2).error()).as("the peak").isEqualTo(story.get(1).error());
    assertThat(alerts.get(2).origin()).isEqualTo(story.get(1).vector().origin());
  }

  @Test
  void gradesRecordsByTheirRarity() {
    List<Alert> alerts = ScoreFixtures.alerts(plan(1, 50, 0), story("10m 20M 30C"));

    assertThat(alerts).extracting(Alert::grade).isSorted().allMatch(grade -> grade > 0);
    assertThat(alerts.get(2).grade()).isEqualTo(1);
  }

  @Test
  void countsWhatExceededAndFromWhenToWhen() {
    List<Alert> alerts = ScoreFixtures.alerts(plan(2, 50, 0), story("10m 20. 30m 40M 60m 70."));

    assertThat(alerts).extracting(Alert::exceedances).containsExactly(2L, 3L, 4L);
    assertThat(alerts).extracting(Alert::startTime).containsOnly(10L);
    assertThat(alerts).extracting(Alert::endTime).containsExactly(30L, 40L, 60L);
    assertThat(alerts).extracting(Alert::time).containsExactly(30L, 40L, 110L);
    assertThat(alerts).extracting(Alert::suppressed).containsOnly(0L);
  }

  @Test
  void tellsTheNextEpisodeWhatTheCoolDownSuppressed() {
    List<Alert> alerts =
        ScoreFixtures.alerts(plan(1, 50, 100), story("10m 70m 80. 90m 100m 170m 180m 300m"));

    assertThat(told(alerts)).isEqualTo("10+m 60-m 170+m 230-m");
    assertThat(alerts).extracting(Alert::suppressed).containsExactly(0L, 0L, 3L, 3L);
    assertThat(alerts).extracting(Alert::exceedances).containsExactly(1L, 1L, 1L, 2L);
  }

  @Test
  void namesAnEpisodeInAllOfItsAlertsAndEachAlertOnce() {
    List<Alert> alerts = ScoreFixtures.alerts(plan(1, 50, 0), story("10m 20M 20C 200m"));

    assertThat(told(alerts)).isEqualTo("10+m 20^M 20^C 70-C 200+m 250-m");
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(alerts.subList(0, 4)).extracting(Alert::episodeId).containsOnly(id(alerts, 0));
    assertThat(alerts.subList(4, 6)).extracting(Alert::episodeId).containsOnly(id(alerts, 4));
    assertThat(id(alerts, 4)).isNotEqualTo(id(alerts, 0));
  }

  private static String id(List<Alert> alerts, int at) {
    return alerts.get(at).episodeId();
  }

  @Test
  void namesEpisodesByPipelineEntityTimeAndModel() {
    ModelVersion next = new ModelVersion(3, "0badcafe");
    AlertPlan other = new AlertPlan("fans", ScoreFixtures.RATE, 1, 50, 0);

    assertThat(
            List.of(
                opened(plan(1, 50, 0), "a", 10, ScoreFixtures.VERSION),
                opened(other, "a", 10, ScoreFixtures.VERSION),
                opened(plan(1, 50, 0), "b", 10, ScoreFixtures.VERSION),
                opened(plan(1, 50, 0), "a", 11, ScoreFixtures.VERSION),
                opened(plan(1, 50, 0), "a", 10, next)))
        .doesNotHaveDuplicates();
    assertThat(opened(plan(1, 50, 0), "a", 10, next)).matches("[0-9a-f]{32}");
  }

  private static String opened(AlertPlan plan, String entity, long time, ModelVersion version) {
    double pValue = ScoreFixtures.pValue(Severity.MINOR);
    return id(
        ScoreFixtures.alerts(plan, List.of(ScoreFixtures.score(entity, time, pValue, version))), 0);
  }

  @Test
  void remembersNothingOfQuietRecords() {
    AlertPolicy policy = new AlertPolicy(plan(1, 50, 100), Forgetting.NEVER);

    AlertState state = policy.step(AlertState.QUIET, quiet(10), alert -> {});

    assertThat(state).isSameAs(AlertState.QUIET);
    assertThat(policy.expiry(state)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anAlertPassesThroughTheFieldsOfTheRecordThatItShows() {
    List<Alert> alerts = ScoreFixtures.alerts(plan(1, 50, 0), story("10m 20. 30C 40m"));

    assertThat(told(alerts)).isEqualTo("10+m 30^C 90-C");
    assertThat(alerts)
        .extracting(alert -> alert.passed().get(0).text())
        .containsExactly("B10", "B30", "B30");
  }

  @Test
  void asksToBeWokenWhenTheEpisodeWouldClose() {
    AlertPolicy policy = new AlertPolicy(plan(1, 50, 100), Forgetting.NEVER);
    List<Alert> alerts = new ArrayList<>();
    AlertState open = policy.step(AlertState.QUIET, story("10m").get(0), alerts::add);

    assertThat(policy.expiry(open)).isEqualTo(60);
    assertThat(policy.expire(open, 59, alerts::add)).isSameAs(open);
    assertThat(told(alerts)).isEqualTo("10+m");
    AlertState closed = policy.expire(open, 60, alerts::add);
    assertThat(told(alerts)).isEqualTo("10+m 60-m");
    assertThat(policy.expiry(closed)).as("end of the cool-down").isEqualTo(160);
    assertThat(policy.expire(closed, 159, alerts::add)).isSameAs(closed);
    assertThat(policy.expire(closed, 160, alerts::add)).isSameAs(AlertState.QUIET);
    assertThat(alerts).hasSize(2);
  }

  /** The next alert tells it. */
  @Test
  void doesNotForgetWhatWasSuppressed() {
    AlertPolicy policy = new AlertPolicy(plan(1, 50, 100), Forgetting.NEVER);
    AlertState state = after(policy, "10m 100m 1000.");

    assertThat(state.suppressed()).isEqualTo(1);
    assertThat(policy.expiry(state)).isEqualTo(Long.MAX_VALUE);
  }

  private AlertState after(AlertPolicy policy, String story) {
    AlertState state = AlertState.QUIET;
    for (Score score : story(story)) {
      state = policy.step(state, score, alert -> {});
    }
    return state;
  }

  /** The cool-down ends at 160. */
  @Test
  void forgetsWhatWasSuppressedWhereASilentEntityIsForgotten() {
    AlertPolicy policy = new AlertPolicy(plan(1, 50, 100), new Forgetting(400));
    AlertState state = after(policy, "10m 100m 500.");

    assertThat(policy.expiry(state)).isEqualTo(600);
    assertThat(policy.expire(state, 599, alert -> {})).isSameAs(state);
    assertThat(policy.expire(state, 600, alert -> {})).isSameAs(AlertState.QUIET);
    assertThat(after(policy, "10m 100m 601.")).isSameAs(AlertState.QUIET);
  }

  @Test
  void doesNotForgetWhatIsSuppressedForEver() {
    AlertPolicy policy = new AlertPolicy(plan(1, 50, Long.MAX_VALUE), new Forgetting(400));

    assertThat(policy.expiry(after(policy, "10m 100m"))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void forgetsOneTooFewWithoutAWord() {
    AlertPolicy policy = new AlertPolicy(plan(2, 50, 0), Forgetting.NEVER);
    List<Alert> alerts = new ArrayList<>();
    AlertState pending = policy.step(AlertState.QUIET, story("10m").get(0), alerts::add);

    assertThat(policy.expiry(pending)).isEqualTo(60);
    assertThat(policy.expire(pending, 60, alerts::add)).isEqualTo(AlertState.QUIET);
    assertThat(alerts).isEmpty();
  }

  /** Durations that mean for ever must not wrap around into the past. */
  @Test
  void mayKeepAnEpisodeOpenForEver() {
    List<Alert> alerts = new ArrayList<>();
    AlertPolicy policy = new AlertPolicy(plan(1, Long.MAX_VALUE, 0), Forgetting.NEVER);
    AlertState state = AlertState.QUIET;
    for (Score score : story("10m 20. 1000000000m")) {
      state = policy.step(state, score, alerts::add);
    }

    assertThat(told(alerts)).isEqualTo("10+m");
    assertThat(policy.expiry(state)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void mayCoolDownForEver() {
    List<Alert> alerts =
        ScoreFixtures.alerts(
            plan(1, 50, Long.MAX_VALUE), story("10m 1000m 1000000000m 1000000001M"));

    assertThat(told(alerts)).isEqualTo("10+m 60-m 1000000001+M 1000000051-M");
    assertThat(alerts.get(2).suppressed()).isEqualTo(2);
  }
}
