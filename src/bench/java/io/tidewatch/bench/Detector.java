package io.tidewatch.bench;

import io.tidewatch.app.DetectorJob;
import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.WindowState;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.Scaler;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Tidewatch's own job over a workload, as a configuration describes it. It begins with a model, so
 * that every record is scored; no training falls into a run unless its configuration asks for it.
 */
final class Detector {

  /** The time at which Kafka took a record. */
  static final String OF_LOG = "record";

  private static final String IN_RECORD = "{field: time, format: epoch_millis}";
  private static final String STREAM = "stream";
  private static final int FIT_ROWS = 4000;
  private static final int YOUNG = 4;

  private final Config config;
  private final Map<String, byte[]> models;

  /**
   * Reads the configuration.
   *
   * @param topic where the workload is
   * @param outputs what the output topics' names begin with
   * @param features a list of features in YAML, without brackets
   * @param more lines of YAML beside those of source, reading and features
   */
  Detector(
      Workload workload,
      String bootstrap,
      String topic,
      String outputs,
      String features,
      String more) {
    this(workload, bootstrap, topic, outputs, features, more, IN_RECORD);
  }

  /** The same, with another time of the readings. */
  Detector(
      Workload workload,
      String bootstrap,
      String topic,
      String outputs,
      String features,
      String more,
      String time) {
    String text =
        String.join(
            "\n",
            "pipeline: " + outputs,
            "source: {bootstrap: '" + bootstrap + "', topics: [" + topic + "], idle_timeout: 0s}",
            "reading:",
            "  entity: entity",
            "  time: " + time,
            "  channels: [" + channels(workload) + "]",
            "features: [" + features + "]",
            more);
    ConfigResult result = ConfigReader.read(text, "bench");
    if (!(result instanceof ConfigResult.Valid valid)) {
      throw new IllegalStateException("configuration must be valid, but was not: " + result);
    }
    config = valid.config();
    models = models(config.plan(), workload);
  }

  private static String channels(Workload workload) {
    return IntStream.range(0, workload.channels())
        .mapToObj(c -> "c" + c)
        .collect(Collectors.joining(", "));
  }

  /** Puts the job into an environment: it ends with the topic. */
  StreamExecutionEnvironment untilNow(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    new DetectorJob(config).assembleUntilNow(env, models);
    return env;
  }

  /** Puts the job into an environment: it never ends. */
  StreamExecutionEnvironment forEver(int parallelism) {
    StreamExecutionEnvironment env = environment(parallelism);
    new DetectorJob(config).assemble(env, models);
    return env;
  }

  private StreamExecutionEnvironment environment(int parallelism) {
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    Configuration settings = job.settings();
    // A job that ends would wait for one more checkpoint, and be measured with it.
    settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(parallelism);
    return env;
  }

  DetectorPlan plan() {
    return config.plan();
  }

  /**
   * One for the stream; where entities share one, that and as many of their own as there may be.
   */
  private static Map<String, byte[]> models(DetectorPlan plan, Workload workload) {
    SlotPlan slots = plan.slots();
    DetectorModel model = model(plan, workload);
    if (!slots.sharing()) {
      return Map.of(STREAM, ModelCodec.encode(model));
    }
    Map<String, byte[]> models = new HashMap<>();
    models.put(SlotPlan.SHARED, ModelCodec.encode(of(SlotPlan.SHARED, model)));
    for (int e = 0; e < Math.min(slots.ownAtMost(), workload.entities()); e++) {
      String entity = Workload.entity(e);
      models.put(entity, ModelCodec.encode(of(entity, model)));
    }
    return models;
  }

  private static DetectorModel of(String slot, DetectorModel model) {
    Provenance of = model.provenance();
    Provenance provenance =
        new Provenance(
            of.pipeline(),
            slot,
            of.windowEnd(),
            of.trigger(),
            of.rows(),
            of.holdOutRows(),
            of.seed(),
            of.spec(),
            of.parent(),
            of.schemaFingerprint());
    return DetectorModel.seal(
        1, provenance, model.scaler(), model.autoencoder(), model.measure(), model.calibration());
  }

  /**
   * Random weights, scaled and calibrated on the workload's own records, half of them of entities
   * that have only begun: otherwise a job of many entities would be busy with alerts.
   */
  static DetectorModel model(DetectorPlan plan, Workload workload) {
    FeatureExtractor extractor = plan.newExtractor();
    float[][] rows = new float[FIT_ROWS][];
    WindowState state = extractor.start();
    Workload one = new Workload(FIT_ROWS, 1, workload.channels());
    for (int i = 0; i < FIT_ROWS; i++) {
      if (i < FIT_ROWS / 2 && i % YOUNG == 0) {
        state = extractor.start();
      }
      float[] values = one.values(i);
      Origin origin = new Origin("bench", 0, i, 0);
      rows[i] = extractor.advance(state, new Reading("e-0", "", i * 100L, values, origin)).values();
    }
    int width = plan.schema().size();
    Scaler scaler = Scaler.fit(rows);
    Layers layers = Layers.random(Math.max(4, width / 4 * 4));
    if (layers.width() != width) {
      throw new IllegalArgumentException(
          "features must be a multiple of 4, but was " + width + " (bench)");
    }
    Reconstruction reconstruction = new Reconstruction(scaler, layers.compiled());
    float[][] residuals = new float[FIT_ROWS][];
    for (int i = 0; i < FIT_ROWS; i++) {
      reconstruction.take(rows[i]);
      residuals[i] = reconstruction.residual().clone();
    }
    ErrorScale scale = ErrorScale.fit(residuals, width);
    double[] errors = new double[FIT_ROWS];
    for (int i = 0; i < FIT_ROWS; i++) {
      reconstruction.take(rows[i]);
      errors[i] = scale.error(reconstruction);
    }
    Provenance provenance =
        new Provenance(
            plan.pipeline(),
            STREAM,
            0,
            "bench",
            FIT_ROWS,
            FIT_ROWS,
            1,
            "bench",
            "",
            plan.schema().fingerprint());
    return DetectorModel.seal(
        1, provenance, scaler, layers.compiled(), scale, Calibration.fit(errors));
  }
}
