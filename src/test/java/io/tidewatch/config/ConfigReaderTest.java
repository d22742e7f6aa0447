package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.learn.CautionPlan;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.HoldOutPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.learn.SamplingPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {

  private static final String FULL =
      """
      pipeline: plant-7
      source:
        bootstrap: [a:9092, "[::1]:9093"]
        topics: [one, two]
        group_id: watchers
        start: committed
        idle_timeout: 0s
        discover_partitions: 2m
        properties: {fetch.min.bytes: 1024, client.id: "${env:WHO}-1"}
      reading:
        entity: /machine/id
        group: site
        time: {field: t, pattern: "yyyy-MM-dd HH:mm"}
        channels:
          - pressure
          - {name: valve, field: /state/valve, type: category, buckets: 3}
          - {name: door, type: flag, required: true}
        pass_through: [site, /order/number]
        limits:
          max_bytes: 2MiB
          max_entity_length: 32
          earliest: 2001-02-03
          future_tolerance: 2h
      order: arrival
      out_of_orderness: 1500ms
      features:
        - {of: all, use: [value, log1p(mean 90s)]}
        - {of: valve, use: [one_hot, present]}
        - {record: [count 5m, time_of_day +02:00]}
      readings_per_window: 77
      forget_after: 30d
      reference: {half_life: 5m, gate: 0.02, keep: 0.5}
      model:
        scope: group
        family: denoising
        layers: [16, 8]
        code: 4
        epochs: 7
        activation: relu
        learning_rate: 1e-3
        measure: residual_and_code
      learning:
        window: 1h
        entity_window: 5m
        sample: {entity_windows: 9, rows: 800}
        activation_delay: 3s
        warm_up: 500
        capacity: 600
        hold_out: 0.5
        folds: 8
        suspect_share: 1
        gate_tolerance: 0
        trim_share: 0.25
        probation: 30m
        adopt_after: 90s
        seed: -12
        retrain: {every_windows: 0, every_rows: 4000, drift_distance: 0.5}
      alerts:
        false_alarm_rate: 0.01
        open_after: 4
        close_after: 1m
        cool_down: 0s
      sink:
        topics: {alerts: a, scores: s, dead_letters: d, models: m}
        write_scores: true
        latent_code: true
        delivery: exactly_once
        transaction_timeout: 15m
        create_topics: false
        warm_start: false
        properties: {acks: all}
      runtime:
        parallelism: 4
        checkpoint_interval: 500ms
        checkpoint_dir: s3://bucket/x
        state_backend: rocksdb
        learn_slots: own
        training_timeout: 90s
        web_port: 0
        off_heap: 512MiB
      csv:
        time: {row: 1m, start: "2020-03-09T10:14:33+01:00"}
        entity: machine
        delimiter: tab
      """;

  private static Config full() {
    return Configs.valid(Configs.read(FULL, Map.of("WHO", "me")));
  }

  @Test
  void minimalConfigTakesEveryDefault() {
    Config config = Configs.valid(Configs.MINIMAL);
    TimeFormat record = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
    List<ChannelSpec> channels =
        List.of(ChannelSpec.number("pressure"), ChannelSpec.number("flow"));
    DetectorPlan plan = config.plan();
    assertThat(plan.pipeline()).isEqualTo("pump");
    assertThat(plan.reading())
        .isEqualTo(new ReadingSpec("pump", "", "", record, channels, ReadingLimits.DEFAULT));
    assertThat(plan.outOfOrdernessMillis()).isEqualTo(5_000);
    assertThat(plan.ordering()).isEqualTo(Ordering.EVENT_TIME);
    assertThat(plan.schema().names())
        .containsExactly(
            "pressure",
            "pressure.diff1",
            "pressure.mean.30s",
            "pressure.std.30s",
            "flow",
            "flow.diff1",
            "flow.mean.30s",
            "flow.std.30s");
    assertThat(plan.maxWindowReadings()).isEqualTo(4096);
    assertThat(plan.forgetting()).isEqualTo(Forgetting.NEVER);
    assertThat(plan.slots().scope()).isEqualTo(ModelScope.STREAM);
    assertThat(plan.learning())
        .isEqualTo(
            new LearningPlan(
                "pump",
                new SamplingPlan(600_000, 60_000, 64, 5000),
                new RetrainPlan(6, 0, 0.3),
                10_000,
                1000,
                20_000,
                HoldOutPlan.once(0.25),
                new CautionPlan(0.3, 0.06, 0.1, 0, 7_200_000),
                0.0001,
                AutoencoderSpec.of(Family.DENOISING),
                Measure.RESIDUAL_AND_CODE,
                1,
                null));
    assertThat(plan.alerts()).isEqualTo(new AlertPlan("pump", 0.0001, 1, 30_000, 60_000));
    assertThat(config.source()).isEmpty();
    assertThat(config.sink())
        .isEqualTo(
            new SinkConfig(
                new SinkConfig.Topics(
                    "pump.alerts", "pump.scores", "pump.dead-letters", "pump.models"),
                false,
                false,
                SinkConfig.Delivery.AT_LEAST_ONCE,
                Duration.ofMinutes(10),
                true,
                true,
                KafkaProperties.NONE));
    assertThat(config.runtime())
        .isEqualTo(
            new RuntimeConfig(
                1,
                Duration.ofSeconds(10),
                ".tidewatch/checkpoints/pump",
                RuntimeConfig.StateBackend.HEAP,
                RuntimeConfig.LearnSlots.SHARED,
                Duration.ofMinutes(10),
                8081,
                256 << 20));
    assertThat(config.csv())
        .isEqualTo(
            new CsvConfig(
                new CsvConfig.RowTime(Duration.ofSeconds(1), Instant.parse("2000-01-01T00:00:00Z")),
                Optional.empty(),
                CsvConfig.Delimiter.COMMA));
  }

  @Test
  void sourceHasDefaultsOfItsOwn() {
    Config config =
        Configs.valid(Configs.MINIMAL + "source: {bootstrap: localhost:9092, topics: in}\n");
    assertThat(config.source())
        .contains(
            new SourceConfig(
                "localhost:9092",
                List.of("in"),
                "tidewatch-pump",
                SourceConfig.Start.EARLIEST,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                KafkaProperties.NONE));
  }

  @Test
  void everyValueOfReadingAndFeaturesArrives() {
    DetectorPlan plan = full().plan();
    assertThat(plan.pipeline()).isEqualTo("plant-7");
    assertThat(plan.reading())
        .isEqualTo(
            new ReadingSpec(
                    "/machine/id",
                    "site",
                    "t",
                    new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm"),
                    List.of(
                        ChannelSpec.number("pressure"),
                        new ChannelSpec("valve", "/state/valve", ChannelType.CATEGORY, 3, false),
                        new ChannelSpec("door", "door", ChannelType.FLAG, 0, true)),
                    new ReadingLimits(
                        2 << 20,
                        32,
                        Instant.parse("2001-02-03T00:00:00Z").toEpochMilli(),
                        7_200_000))
                .with(List.of("site", "/order/number")));
    assertThat(plan.ordering()).isEqualTo(Ordering.ARRIVAL);
    assertThat(plan.outOfOrdernessMillis()).isEqualTo(1500);
    assertThat(plan.schema().channels()).isEqualTo(plan.reading().channels());
    assertThat(plan.schema().names())
        .containsExactly(
            "pressure",
            "log1p(pressure.mean.90s)",
            "valve.is0",
            "valve.is1",
            "valve.is2",
            "valve.present",
            "count.5m",
            "time_of_day.sin.+120m",
            "time_of_day.cos.+120m");
    assertThat(plan.maxWindowReadings()).isEqualTo(77);
    assertThat(plan.forgetting()).isEqualTo(new Forgetting(Duration.ofDays(30).toMillis()));
  }

  @Test
  void everyValueOfModelLearningAndAlertsArrives() {
    DetectorPlan plan = full().plan();
    assertThat(plan.slots().scope()).isEqualTo(ModelScope.GROUP);
    AutoencoderSpec spec =
        new AutoencoderSpec(
            Family.DENOISING,
            Map.of(
                Hyperparameter.LAYERS, "16,8",
                Hyperparameter.CODE, "4",
                Hyperparameter.EPOCHS, "7",
                Hyperparameter.ACTIVATION, "relu",
                Hyperparameter.LEARNING_RATE, "1e-3"));
    assertThat(plan.learning())
        .isEqualTo(
            new LearningPlan(
                "plant-7",
                new SamplingPlan(3_600_000, 300_000, 9, 800),
                new RetrainPlan(0, 4000, 0.5),
                3000,
                500,
                600,
                new HoldOutPlan(0.5, 8),
                new CautionPlan(1, 0, 0.25, 1_800_000, 90_000),
                0.01,
                spec,
                Measure.RESIDUAL_AND_CODE,
                -12,
                null,
                true));
    assertThat(plan.alerts()).isEqualTo(new AlertPlan("plant-7", 0.01, 4, 60_000, 0));
  }

  @Test
  void everyValueOfSourceAndSinkArrives() {
    Config config = full();
    assertThat(config.source())
        .contains(
            new SourceConfig(
                "a:9092,[::1]:9093",
                List.of("one", "two"),
                "watchers",
                SourceConfig.Start.COMMITTED,
                Duration.ZERO,
                Duration.ofMinutes(2),
                new KafkaProperties(
                    Map.of("fetch.min.bytes", "1024", "client.id", "${env:WHO}-1"))));
    assertThat(config.sink())
        .isEqualTo(
            new SinkConfig(
                new SinkConfig.Topics("a", "s", "d", "m"),
                true,
                true,
                SinkConfig.Delivery.EXACTLY_ONCE,
                Duration.ofMinutes(15),
                false,
                false,
                new KafkaProperties(Map.of("acks", "all"))));
  }

  @Test
  void everyValueOfRuntimeAndCsvArrives() {
    Config config = full();
    assertThat(config.runtime())
        .isEqualTo(
            new RuntimeConfig(
                4,
                Duration.ofMillis(500),
                "s3://bucket/x",
                RuntimeConfig.StateBackend.ROCKSDB,
                RuntimeConfig.LearnSlots.OWN,
                Duration.ofSeconds(90),
                0,
                512 << 20));
    assertThat(config.csv())
        .isEqualTo(
            new CsvConfig(
                new CsvConfig.RowTime(Duration.ofMinutes(1), Instant.parse("2020-03-09T09:14:33Z")),
                Optional.of("machine"),
                CsvConfig.Delimiter.TAB));
    assertThat(config.csv().delimiter().character()).isEqualTo('\t');
  }

  @Test
  void csvTimesAreWrittenAsInRecordsWhereNothingElseIsSaid() {
    String reading =
        """
        pipeline: pump
        reading:
          entity: pump
          time: {field: at, format: epoch_micros}
          channels: [pressure]
        """;
    TimeFormat micros = new TimeFormat(TimeFormat.Kind.EPOCH_MICROS, "");
    assertThat(Configs.valid(reading).csv().time())
        .isEqualTo(new CsvConfig.TimeColumn("at", micros));
    assertThat(Configs.valid(reading + "csv: {time: {column: when}}\n").csv().time())
        .isEqualTo(new CsvConfig.TimeColumn("when", micros));
    assertThat(Configs.valid(reading + "csv: {time: {column: d, format: iso_8601}}\n").csv().time())
        .isEqualTo(new CsvConfig.TimeColumn("d", new TimeFormat(TimeFormat.Kind.ISO_8601, "")));
  }

  @Test
  void timeMayBeTheRecordsOwn() {
    String text = Configs.MINIMAL + "  time: record\n";
    assertThat(Configs.valid(text).plan().reading())
        .isEqualTo(Configs.valid(Configs.MINIMAL).plan().reading());
  }

  @Test
  void derivedDefaultsFollowWhatIsGiven() {
    LearningPlan learning =
        Configs.valid(Configs.MINIMAL + "learning: {window: 35s, warm_up: 30000}\n")
            .plan()
            .learning();
    assertThat(learning.sampling().entityWindowMillis()).isEqualTo(3500);
    assertThat(learning.capacityRows()).isEqualTo(30_000);
    assertThat(
            Configs.valid(Configs.MINIMAL + "learning: {window: 7ms}\n")
                .plan()
                .learning()
                .sampling()
                .entityWindowMillis())
        .isEqualTo(7);
  }

  @Test
  void jobNeedsSourceAndSaysSoBesideAllElse() {
    ConfigResult result =
        ConfigReader.read(Configs.MINIMAL + "order: random\n", Configs.NAME, true, name -> null);
    assertThat(Configs.problems(result))
        .extracting(Problem::toString)
        .containsExactly(
            "conf/x.yaml:1:1 source: source must be given, but was missing",
            "conf/x.yaml:5:1 order: order must be one of event_time, arrival, but was 'random'");
  }
}
