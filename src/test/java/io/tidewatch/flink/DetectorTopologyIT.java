package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreJson;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.kafka.AlertSchema;
import io.tidewatch.kafka.DeadLetterSchema;
import io.tidewatch.kafka.DecisionSchema;
import io.tidewatch.kafka.DocumentedRecords;
import io.tidewatch.kafka.ScoreSchema;
import io.tidewatch.kafka.SinkSpec;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream job makes of a log what the plain fold makes of it, whatever happens to the job. */
class DetectorTopologyIT {

  private static final int COUNT = 6_400;
  private static final long SEED = 42;
  private static final boolean TURNOVER = true;
  private static final Forgetting SOON = new Forgetting(60_000);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private record Run(
      Map<String, String> alerts, Map<String, String> scores, List<String> models, int dead) {}

  @ParameterizedTest
  @CsvSource({"1, STREAM", "4, STREAM", "1, ENTITY", "4, ENTITY"})
  void theJobEqualsTheFold(int parallelism, ModelScope scope) throws Exception {
    assertThatTheJobEqualsTheFold(
        PipelineFixture.plan(scope), parallelism, "plain-" + scope + parallelism);
  }

  @ParameterizedTest
  @CsvSource({"1, STREAM", "4, STREAM", "4, ENTITY"})
  void theJobWithReferencesEqualsTheFold(int parallelism, ModelScope scope) throws Exception {
    assertThatTheJobEqualsTheFold(
        PipelineFixture.following(scope), parallelism, "following-" + scope + parallelism);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "4, 100", "4, 300"})
  void theJobWhoseEntitiesShareAModelAtFirstEqualsTheFold(int parallelism, int ownAfter)
      throws Exception {
    DetectorPlan plan = PipelineFixture.sharing(ownAfter, 1_000, Forgetting.NEVER);
    assertThat(fold(plan, parallelism, !TURNOVER).models())
        .anyMatch(model -> model.startsWith(SlotPlan.SHARED))
        .anyMatch(model -> model.startsWith("e"));

    assertThatTheJobEqualsTheFold(plan, parallelism, "sharing-" + ownAfter + "-" + parallelism);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theJobWithRoomForFewModelsEqualsTheFold(int parallelism) throws Exception {
    DetectorPlan plan = PipelineFixture.sharing(20, 3, SOON);
    assertThat(fold(plan, parallelism, TURNOVER).models())
        .anyMatch(model -> model.startsWith("e"))
        .anyMatch(model -> model.startsWith("f"));

    assertThatTheJobEqualsTheFold(plan, parallelism, "bounded-" + parallelism, TURNOVER);
  }

  @Test
  void theJobWhoseEntitiesComeBackEqualsTheFold() throws Exception {
    DetectorPlan plan = PipelineFixture.sharing(20, 6, SOON);
    List<String> first =
        fold(plan, 4, TURNOVER).models().stream()
            .filter(model -> model.contains(" m1-"))
            .map(model -> model.substring(0, model.indexOf(' ')))
            .toList();
    assertThat(first).as("who had a first model, once for each").hasSizeGreaterThan(8);
    assertThat(Set.copyOf(first)).as("and who had").hasSizeLessThan(first.size());

    assertThatTheJobEqualsTheFold(plan, 4, "coming-back", TURNOVER);
  }

  private static void assertThatTheJobEqualsTheFold(DetectorPlan plan, int parallelism, String name)
      throws Exception {
    assertThatTheJobEqualsTheFold(plan, parallelism, name, !TURNOVER);
  }

  private static void assertThatTheJobEqualsTheFold(
      DetectorPlan plan, int parallelism, String name, boolean turnover) throws Exception {
    Run fold = fold(plan, parallelism, turnover);
    assertThat(fold.alerts()).hasSizeGreaterThan(10);
    assertThat(fold.models()).hasSizeGreaterThan(2);

    Run job = job(plan, parallelism, name, 0, turnover);

    assertThat(job.dead()).isEqualTo(fold.dead());
    assertThat(job.models()).isEqualTo(fold.models());
    assertThat(job.scores()).isEqualTo(fold.scores());
    assertThat(job.alerts()).isEqualTo(fold.alerts());
  }

  @Test
  void aJobWhoseTasksFailEqualsTheFold() throws Exception {
    assertThatTheFailingJobEqualsTheFold(PipelineFixture.plan(ModelScope.STREAM), "failing");
  }

  @Test
  void aJobWithReferencesWhoseTasksFailEqualsTheFold() throws Exception {
    assertThatTheFailingJobEqualsTheFold(
        PipelineFixture.following(ModelScope.STREAM), "failing-following");
  }

  @Test
  void aJobWhoseEntitiesShareAModelAndWhoseTasksFailEqualsTheFold() throws Exception {
    assertThatTheFailingJobEqualsTheFold(
        PipelineFixture.sharing(200, 1_000, Forgetting.NEVER), "failing-sharing");
  }

  @Test
  void aJobWithRoomForFewModelsWhoseTasksFailEqualsTheFold() throws Exception {
    assertThatTheFailingJobEqualsTheFold(
        PipelineFixture.sharing(20, 3, SOON), "failing-bounded", TURNOVER);
  }

  private static void assertThatTheFailingJobEqualsTheFold(DetectorPlan plan, String name)
      throws Exception {
    assertThatTheFailingJobEqualsTheFold(plan, name, !TURNOVER);
  }

  private static void assertThatTheFailingJobEqualsTheFold(
      DetectorPlan plan, String name, boolean turnover) throws Exception {
    Run fold = fold(plan, 2, turnover);

    Run job = job(plan, 2, name, 3, turnover);

    assertThat(FailingPoints.failures(name)).isEqualTo(3);
    assertThat(job.models()).isEqualTo(fold.models());
    assertThat(job.scores()).isEqualTo(fold.scores());
    assertThat(job.alerts()).isEqualTo(fold.alerts());
  }

  private static List<List<RawRecord>> log(int partitions, boolean turnover) {
    return PipelineFixture.log(count(turnover), partitions, SEED, turnover);
  }

  /** Long enough for those who come, go and come back to get models. */
  private static int count(boolean turnover) {
    return turnover ? 2 * COUNT : COUNT;
  }

  private static Run fold(DetectorPlan plan, int partitions, boolean turnover) {
    List<Alert> alerts = new ArrayList<>();
    List<Score> scores = new ArrayList<>();
    List<ModelDecision> decisions = new ArrayList<>();
    List<DeadLetter> dead = new ArrayList<>();
    Observer observer =
        new Observer() {
          @Override
          public void scored(Score score, boolean alerted) {
            scores.add(score);
          }

          @Override
          public void alerted(Alert alert) {
            alerts.add(alert);
          }

          @Override
          public void refused(DeadLetter deadLetter) {
            dead.add(deadLetter);
          }

          @Override
          public void decided(ModelDecision decision) {
            decisions.add(decision);
          }
        };
    new Backtest(plan, new HalvingTrainer(), observer)
        .run(log(partitions, turnover).stream().map(List::iterator).toList());
    checkDocumented(plan, alerts, scores, decisions, dead);
    return run(plan, alerts, scores, decisions, dead.size());
  }

  private static Run job(
      DetectorPlan plan, int parallelism, String name, int failures, boolean turnover)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, failures);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);

    Collected<Alert> alerts = new Collected<>(name + "-alerts");
    Collected<Score> scores = new Collected<>(name + "-scores");
    Collected<DeadLetter> dead = new Collected<>(name + "-dead");
    Collected<ModelDecision> models = new Collected<>(name + "-models");
    Collected<ModelDecision> decisions = new Collected<>(name + "-decisions");
    DetectorTopology.wire(
        env.fromSource(
                new DataGeneratorSource<>(
                    new FixtureSource(name, plan.reading(), () -> log(parallelism, turnover)),
                    count(turnover),
                    failures > 0
                        ? RateLimiterStrategy.perSecond(3_000)
                        : RateLimiterStrategy.noOp(),
                    Stages.ARRIVAL),
                LogWatermarks.strategy(
                    plan.outOfOrdernessMillis(), Duration.ZERO, new KnownUnread()),
                Stages.Stage.SOURCE.title(),
                Stages.ARRIVAL)
            .uid(Stages.Stage.SOURCE.uid())
            .map(new FailingPoints(name, failures))
            .returns(Stages.ARRIVAL)
            .uid("failing-points"),
        new Outputs(alerts, Optional.of(scores), dead, models, decisions),
        plan,
        new Wiring(HalvingTrainer::new, Map.of(), false, Duration.ofMinutes(10)));
    env.execute(name);
    int deadRecords =
        dead.elements().stream()
            .map(letter -> letter.origin().toString())
            .collect(Collectors.toCollection(TreeSet::new))
            .size();
    checkDocumented(
        plan, alerts.elements(), scores.elements(), decisions.elements(), dead.elements());
    return run(plan, alerts.elements(), scores.elements(), decisions.elements(), deadRecords);
  }

  private static void checkDocumented(
      DetectorPlan plan,
      List<Alert> alerts,
      List<Score> scores,
      List<ModelDecision> decisions,
      List<DeadLetter> dead) {
    String pipeline = plan.pipeline();
    AlertJson json = new AlertJson(pipeline, plan.schema());
    int most = SinkSpec.DEFAULT_MAX_RECORD_BYTES;
    DocumentedRecords.checkAll(new AlertSchema("p.alerts", pipeline, json, most), alerts);
    DocumentedRecords.checkAll(new ScoreSchema("p.scores", new ScoreJson(pipeline)), scores);
    DocumentedRecords.checkAll(
        new DecisionSchema("p.models", new DecisionJson(pipeline)), decisions);
    DocumentedRecords.checkAll(new DeadLetterSchema("p.dead-letters", most, true), dead);
  }

  /** What came out, keyed by identity; the same identity with other content is a failure. */
  private static Run run(
      DetectorPlan plan,
      List<Alert> alerts,
      List<Score> scores,
      List<ModelDecision> decisions,
      int dead) {
    AlertJson json = new AlertJson(plan.pipeline(), plan.schema());
    Map<String, String> alertsById = new TreeMap<>();
    for (Alert alert : alerts) {
      assertThat(alert.passed()).hasSize(1);
      put(alertsById, alert.id(), new String(json.encode(alert), StandardCharsets.UTF_8));
    }
    Map<String, String> scoresByOrigin = new HashMap<>();
    for (Score score : scores) {
      assertThat(score.code()).isNotEmpty();
      String content =
          String.join(
              " ",
              Float.toString(score.error()),
              Double.toString(score.pValue()),
              score.version().toString(),
              Arrays.toString(score.code()));
      put(scoresByOrigin, score.vector().origin().toString(), content);
    }
    List<String> models =
        decisions.stream()
            .filter(decision -> decision.verdict() == Verdict.PROMOTED)
            .map(decision -> decision.slot() + " " + decision.model().version())
            .distinct()
            .sorted()
            .toList();
    return new Run(alertsById, scoresByOrigin, models, dead);
  }

  private static void put(Map<String, String> map, String key, String content) {
    String before = map.put(key, content);
    assertThat(before).as("content of %s", key).isIn(null, content);
  }
}
