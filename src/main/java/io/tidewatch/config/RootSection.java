package io.tidewatch.config;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.ReadingSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole file: every section, and what must hold between them. */
final class RootSection {

  private static final Rule<Duration> SILENCE =
      Rules.duration(Duration.ZERO, Duration.ofDays(3_660));
  private static final Rule<Duration> DURATION =
      Rules.duration(Duration.ZERO, Duration.ofDays(366));

  private static final Map<String, String> ALL_CLIENTS =
      Map.of("bootstrap.servers", "source.bootstrap");

  private final Section root;
  private final PropertySection properties;

  RootSection(Section root, PropertySection properties) {
    this.root = root;
    this.properties = properties;
  }

  /** The config, where nothing is wrong with it. */
  Optional<Config> read(boolean sourceNeeded) {
    String pipeline = root.need("pipeline", Rules.PIPELINE, "pipeline");
    Optional<KafkaProperties> kafka = kafka(root.section("kafka"));
    Optional<SourceConfig> source = source(pipeline, sourceNeeded);
    List<String> topics = source.map(SourceConfig::topics).orElse(List.of());
    Optional<DetectorPlan> plan = plan(pipeline);
    Optional<SinkConfig> sink =
        SinkSection.read(root.section("sink"), pipeline, topics, root.place("source"), properties);
    Optional<RuntimeConfig> runtime = RuntimeSection.read(root.section("runtime"), pipeline);
    checkTransactions(sink, runtime);
    Optional<CsvConfig> csv = CsvSection.read(root.section("csv"), plan.map(DetectorPlan::reading));
    return root.finish(
        () ->
            new Config(
                plan.orElseThrow().withLatentCode(sink.orElseThrow().latentCode()),
                kafka.orElseThrow(),
                source,
                sink.orElseThrow(),
                runtime.orElseThrow(),
                csv.orElseThrow()));
  }

  private Optional<KafkaProperties> kafka(Section section) {
    KafkaProperties all = properties.read(section.section("properties"), ALL_CLIENTS);
    return section.finish(() -> all);
  }

  private Optional<SourceConfig> source(String pipeline, boolean needed) {
    Optional<Value> value = needed ? root.needValue("source") : root.value("source");
    return value.flatMap(given -> SourceSection.read(given.section(), pipeline, properties));
  }

  private Optional<DetectorPlan> plan(String pipeline) {
    Optional<Section> section = root.needValue("reading").map(Value::section);
    Optional<List<ChannelSpec>> channels = section.flatMap(ChannelSection::read);
    Optional<ReadingSpec> reading = section.flatMap(given -> ReadingSection.read(given, channels));
    boolean grouped = section.flatMap(given -> given.value("group")).isPresent();

    Ordering ordering = root.get("order", Rules.choice(Ordering.class), Defaults.ORDER);
    Duration disorder = root.get("out_of_orderness", DURATION, Defaults.OUT_OF_ORDERNESS);
    Optional<ReferenceSection.Reference> reference =
        root.value("reference").flatMap(given -> ReferenceSection.read(given.section()));
    Duration halfLife = reference.map(ReferenceSection.Reference::halfLife).orElse(Duration.ZERO);
    Optional<FeatureSchema> schema = FeatureSection.read(root, channels, halfLife);
    int readings =
        root.get(
            "readings_per_window",
            Rules.integer(1, FeatureExtractor.MAX_READINGS_PER_WINDOW),
            Defaults.READINGS_PER_WINDOW);
    schema.ifPresent(
        known ->
            root.attempt(
                root.place("readings_per_window"), () -> new FeatureExtractor(known, readings)));

    Duration forget = root.get("forget_after", SILENCE, Defaults.FORGET_AFTER);

    Optional<AlertPlan> alerts = AlertSection.read(root.section("alerts"), pipeline);
    Optional<ModelSection.Model> model = ModelSection.read(root.section("model"), grouped);
    double rate = alerts.map(AlertPlan::falseAlarmRate).orElse(Defaults.FALSE_ALARM_RATE);
    Optional<LearningPlan> learning =
        LearningSection.read(root.section("learning"), pipeline, rate, model);
    if (reading.isEmpty()
        || schema.isEmpty()
        || alerts.isEmpty()
        || model.isEmpty()
        || learning.isEmpty()) {
      return Optional.empty();
    }
    return root.attempt(
        root.place(),
        () ->
            new DetectorPlan(
                pipeline,
                reading.get(),
                disorder.toMillis(),
                ordering,
                schema.get(),
                readings,
                model.get().slots(),
                learning.get(),
                alerts.get(),
                reference.map(known -> known.plan(learning.get())).orElse(null),
                Defaults.LATENT_CODE,
                new Forgetting(forget.toMillis())));
  }

  // A transaction stays open from one checkpoint to the next.
  private void checkTransactions(Optional<SinkConfig> sink, Optional<RuntimeConfig> runtime) {
    if (sink.isEmpty() || runtime.isEmpty()) {
      return;
    }
    Duration timeout = sink.get().transactionTimeout();
    Duration interval = runtime.get().checkpointInterval();
    if (sink.get().delivery() == SinkConfig.Delivery.EXACTLY_ONCE
        && timeout.compareTo(interval) <= 0) {
      Section section = root.section("sink");
      section.report(
          "transaction_timeout",
          "transaction_timeout must be longer than the checkpoint_interval of "
              + Durations.text(interval)
              + ", but was "
              + Durations.text(timeout)
              + " ("
              + root.section("runtime").place("checkpoint_interval")
              + ")");
    }
  }
}
