package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.RuntimeConfig;
import io.tidewatch.flink.DetectorTopology;
import io.tidewatch.flink.LogWatermarks;
import io.tidewatch.flink.Outputs;
import io.tidewatch.flink.Stages;
import io.tidewatch.flink.Wiring;
import io.tidewatch.kafka.KafkaSinks;
import io.tidewatch.kafka.KafkaSources;
import io.tidewatch.kafka.KafkaSpec;
import io.tidewatch.kafka.ModelArchive;
import io.tidewatch.kafka.Preflight;
import io.tidewatch.learn.Admission;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job from Kafka to Kafka: rooms put together as a configuration says. */
public final class DetectorJob {

  private static final Logger LOG = LoggerFactory.getLogger(DetectorJob.class);
  private static final Duration ARCHIVE_TIMEOUT = Duration.ofSeconds(20);

  private final Config config;
  private final KafkaSpec kafka;

  /** The job of a configuration that has a source. */
  public DetectorJob(Config config) {
    this.config = config;
    this.kafka = KafkaMapping.of(config);
  }

  /**
   * Looks whether the broker answers and the topics are there, and makes the missing output topics.
   *
   * @throws CommandFailure with one line a problem
   */
  public void preflight() {
    List<String> problems = Preflight.check(kafka, Preflight.DEFAULT_TIMEOUT);
    if (!problems.isEmpty()) {
      throw CommandFailure.failed(problems);
    }
  }

  /**
   * The newest models of an earlier run that read the same features, encoded, by slot.
   *
   * @throws CommandFailure when the models topic cannot be read
   */
  public Map<String, byte[]> warmModels() {
    if (!config.sink().warmStart()) {
      return Map.of();
    }
    ModelArchive archive = archive();
    if (archive.damaged() > 0) {
      LOG.warn("models topic: {} records held no model that can be read", archive.damaged());
    }
    long fingerprint = config.plan().schema().fingerprint();
    Map<String, DetectorModel> usable = new HashMap<>();
    for (Map.Entry<String, DetectorModel> entry : archive.models().entrySet()) {
      DetectorModel model = entry.getValue();
      if (model.provenance().schemaFingerprint() == fingerprint) {
        usable.put(entry.getKey(), model);
      } else {
        LOG.warn(
            "model {} of slot {} reads other features than configured and is not used",
            model.version(),
            entry.getKey());
      }
    }
    Map<String, DetectorModel> fitting = new Admission(config.plan()).fitting(usable);
    if (fitting.size() < usable.size()) {
      LOG.warn(
          "{} of {} models are not used: no more entities may have one of their own",
          usable.size() - fitting.size(),
          usable.size());
    }
    Map<String, byte[]> warm = new HashMap<>();
    fitting.forEach(
        (slot, model) -> {
          LOG.info("warm start of slot {} with model {}", slot, model.version());
          warm.put(slot, ModelCodec.encode(model));
        });
    return warm;
  }

  /**
   * The newest models of the models topic.
   *
   * @throws CommandFailure when it cannot be read
   */
  ModelArchive archive() {
    try {
      return ModelArchive.read(kafka, ARCHIVE_TIMEOUT);
    } catch (IOException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
  }

  /** Flink's settings for running the job on a cluster that is there already. */
  public Configuration settings() {
    return FlinkMapping.job(config);
  }

  /** Flink's settings for running the job in this process. */
  public Configuration localSettings() {
    return FlinkMapping.local(config);
  }

  /** Puts source, stages and sinks into an environment: a job that never ends by itself. */
  public void assemble(StreamExecutionEnvironment env, Map<String, byte[]> warmModels) {
    DetectorPlan plan = config.plan();
    assemble(
        env,
        KafkaSources.readings(kafka, plan.reading(), AvroMapping.records(config), Stages.ARRIVAL),
        warmModels);
  }

  /** The same, but the job ends when it has read what the topics hold at its start. */
  public void assembleUntilNow(StreamExecutionEnvironment env, Map<String, byte[]> warmModels) {
    DetectorPlan plan = config.plan();
    assemble(
        env,
        KafkaSources.readingsUntilNow(
            kafka, plan.reading(), AvroMapping.records(config), Stages.ARRIVAL),
        warmModels);
  }

  private void assemble(
      StreamExecutionEnvironment env, KafkaSource<Arrival> source, Map<String, byte[]> warmModels) {
    DetectorPlan plan = config.plan();
    DataStream<Arrival> arrivals =
        env.fromSource(
                source,
                LogWatermarks.strategy(
                    plan.outOfOrdernessMillis(),
                    config.source().orElseThrow().idleTimeout(),
                    KafkaSources.unread(kafka)),
                Stages.Stage.SOURCE.title(),
                Stages.ARRIVAL)
            .uid(Stages.Stage.SOURCE.uid());
    KafkaSinks sinks = new KafkaSinks(kafka, plan.pipeline());
    Outputs outputs =
        new Outputs(
            sinks.alerts(AvroMapping.alerts(config)),
            config.sink().writeScores() ? Optional.of(sinks.scores()) : Optional.empty(),
            sinks.deadLetters(plan.reading().personal()),
            sinks.models(),
            sinks.decisions());
    boolean apart = config.runtime().learnSlots() == RuntimeConfig.LearnSlots.OWN;
    Wiring wiring =
        new Wiring(
            new NativeTrainers(config.runtime().offHeapBytes()),
            warmModels,
            apart,
            config.runtime().trainingTimeout());
    DetectorTopology.wire(arrivals, outputs, plan, wiring);
  }
}
