package io.tidewatch.learn;

import io.tidewatch.detect.JsonDocument;
import java.io.Serializable;
import java.util.Objects;

/** The JSON form of model decisions, as {@code schema/decision.schema.json} describes it. */
public final class DecisionJson implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String pipeline;

  /**
   * The form of one pipeline's decisions.
   *
   * @param pipeline the pipeline's name
   */
  public DecisionJson(String pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  /** The decision in UTF-8, without the model itself. */
  public byte[] encode(ModelDecision decision) {
    return new JsonDocument()
        .whole("schema_version", 1)
        .text("pipeline", pipeline)
        .text("slot", decision.slot())
        .time("window_end", decision.windowEnd())
        .text("verdict", decision.verdict().text())
        .text("trigger", decision.trigger().text())
        .text("model_id", decision.model() == null ? null : decision.model().version().toString())
        .whole("rows", decision.rows())
        .whole("normal_windows", decision.normalWindows())
        .whole("suspect_windows", decision.suspectWindows())
        .number("drift_distance", decision.driftDistance())
        .number("challenger_error", decision.challengerError())
        .number("champion_error", decision.championError())
        .text("detail", decision.detail())
        .bytes();
  }
}
