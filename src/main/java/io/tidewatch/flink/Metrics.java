package io.tidewatch.flink;

/** The names of the pipeline's own metrics, as the Flink web UI and reporters show them. */
public final class Metrics {

  /** Readings parsed and not late. */
  public static final String READINGS = "readings";

  /** Dead letters, one counter a reason. */
  public static final String DEAD_LETTERS = "dead_letters";

  /** Records scored. */
  public static final String RECORDS_SCORED = "records_scored";

  /** Records that exceeded the wanted false-alarm rate. */
  public static final String EXCEEDANCES = "exceedances";

  /** The wanted false-alarm rate: what the share of exceedances is to be held against. */
  public static final String FALSE_ALARM_RATE = "false_alarm_rate";

  /** Records that waited, since the start, for a model or a decision. */
  public static final String RECORDS_HELD = "records_held";

  /** Of these, records that have been scored since. */
  public static final String RECORDS_RELEASED = "records_released";

  /** The distribution of reconstruction errors. */
  public static final String RECONSTRUCTION_ERROR = "reconstruction_error";

  /** Which promotion the model last scored with is. */
  public static final String MODEL_NUMBER = "model_number";

  /**
   * Event time from the end of the training of that model to the record it scored last, seconds.
   */
  public static final String MODEL_AGE = "model_age_seconds";

  /** Alerts, one counter a status. */
  public static final String ALERTS = "alerts";

  /** Episodes opened, one counter a severity. */
  public static final String EPISODES = "episodes";

  /** Entities with a model of their own, or learning one, where others share one. */
  public static final String OWN_MODELS = "own_models";

  /** Entities that there was no room for, counted at the end of each training window. */
  public static final String TURNED_AWAY = "turned_away";

  /** Samples taken to learn from. */
  public static final String SAMPLES = "samples";

  /** Trainings run to their end. */
  public static final String TRAININGS = "trainings";

  /** Wall time of the last training, milliseconds. */
  public static final String TRAINING_MILLIS = "training_millis";

  /** Verdicts on training windows, one counter a verdict. */
  public static final String VERDICTS = "verdicts";

  /** Rows held to train on. */
  public static final String TRAINING_ROWS = "training_rows";

  /** Memory that Learn's process holds, native included, bytes. */
  public static final String PROCESS_BYTES = "process_bytes";

  private Metrics() {}
}
