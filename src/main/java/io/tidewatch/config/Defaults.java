package io.tidewatch.config;

import io.tidewatch.model.Family;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.Ordering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What holds where a file says nothing, chosen for sensors that send about one record a second. */
final class Defaults {

  static final int BUCKETS = 16;
  static final Ordering ORDER = Ordering.EVENT_TIME;
  static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);
  static final int READINGS_PER_WINDOW = 4096;

  /** Of every number channel. */
  static final List<FeatureTerm> NUMBER_FEATURES =
      List.of(
          FeatureTerm.alone("value"),
          FeatureTerm.steps("difference", 1),
          FeatureTerm.over("mean", Duration.ofSeconds(30)),
          FeatureTerm.over("std", Duration.ofSeconds(30)));

  /** Of every flag channel. */
  static final List<FeatureTerm> FLAG_FEATURES = List.of(FeatureTerm.alone("value"));

  /** Of every category channel. */
  static final List<FeatureTerm> CATEGORY_FEATURES = List.of(FeatureTerm.alone("one_hot"));

  static final Duration REFERENCE_HALF_LIFE = Duration.ofMinutes(1);
  static final Duration PROBATION = Duration.ZERO;
  static final double GATE = 0.01;
  static final double KEEP = 1;

  static final ModelScope SCOPE = ModelScope.STREAM;
  static final int OWN_AFTER = 100;
  static final int OWN_AT_MOST = 1000;
  static final Family FAMILY = Family.DENOISING;
  static final Measure MEASURE = Measure.RESIDUAL_AND_CODE;

  static final Duration WINDOW = Duration.ofMinutes(10);
  static final int SAMPLED_ENTITY_WINDOWS = 64;
  static final int SAMPLED_ROWS = 5000;
  static final Duration ACTIVATION_DELAY = Duration.ofSeconds(10);
  static final int WARM_UP = 1000;
  static final int CAPACITY = 20_000;
  static final int RETRAIN_EVERY_WINDOWS = 6;
  static final long RETRAIN_EVERY_ROWS = 0;
  static final double RETRAIN_DRIFT = 0.3;
  static final double HOLD_OUT = 0.25;
  static final int FOLDS = 0;
  static final double SUSPECT_SHARE = 0.3;
  static final double GATE_TOLERANCE = 0.06;
  static final double TRIM_SHARE = 0.1;
  static final Duration ADOPT_AFTER = Duration.ofHours(2);
  static final int FROZEN_LAYERS = 0;
  static final long SEED = 1;

  static final double FALSE_ALARM_RATE = 0.0001;
  static final Duration BUDGET_PERIOD = Duration.ofDays(1);
  static final int CALIBRATION_PRIOR = 300;
  static final int CALIBRATION_HALF_LIFE = 3000;
  static final int OPEN_AFTER = 1;
  static final Duration CLOSE_AFTER = Duration.ofSeconds(30);
  static final Duration COOL_DOWN = Duration.ofMinutes(1);

  static final SourceConfig.Start START = SourceConfig.Start.EARLIEST;
  static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  static final Duration DISCOVER_PARTITIONS = Duration.ofMinutes(5);

  static final boolean WRITE_SCORES = false;
  static final boolean LATENT_CODE = false;
  static final SinkConfig.Delivery DELIVERY = SinkConfig.Delivery.AT_LEAST_ONCE;
  static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);
  static final boolean CREATE_TOPICS = true;
  static final boolean WARM_START = true;
  static final SinkConfig.AlertFormat ALERT_FORMAT = SinkConfig.AlertFormat.JSON;

  static final int PARALLELISM = 1;
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
  static final RuntimeConfig.StateBackend STATE_BACKEND = RuntimeConfig.StateBackend.HEAP;
  static final RuntimeConfig.LearnSlots LEARN_SLOTS = RuntimeConfig.LearnSlots.SHARED;
  static final Duration TRAINING_TIMEOUT = Duration.ofMinutes(10);
  static final Duration FORGET_AFTER = Duration.ZERO;
  static final int WEB_PORT = 8081;
  static final int OFF_HEAP = 256 << 20;

  static final Duration CSV_SPACING = Duration.ofSeconds(1);
  static final Instant CSV_START = Instant.parse("2000-01-01T00:00:00Z");
  static final CsvConfig.Delimiter DELIMITER = CsvConfig.Delimiter.COMMA;

  private Defaults() {}

  /** A tenth of the training window where milliseconds allow it, so that it divides any. */
  static Duration entityWindow(Duration window) {
    return window.toMillis() % 10 == 0 ? window.dividedBy(10) : window;
  }

  /** Never less than the warm-up asks for. */
  static int capacity(int warmUp) {
    return Math.max(CAPACITY, warmUp);
  }

  static String groupId(String pipeline) {
    return "tidewatch-" + pipeline;
  }

  /** A folder of the pipeline's own under the working directory. */
  static String checkpointDir(String pipeline) {
    return ".tidewatch/checkpoints/" + pipeline;
  }

  static SinkConfig.Topics topics(String pipeline) {
    return new SinkConfig.Topics(
        pipeline + ".alerts",
        pipeline + ".scores",
        pipeline + ".dead-letters",
        pipeline + ".models");
  }
}
