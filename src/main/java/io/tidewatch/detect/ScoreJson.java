package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import java.io.Serializable;
import java.util.Objects;

/** The JSON form of scores, as {@code schema/score.schema.json} describes it. */
public final class ScoreJson implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String pipeline;

  /**
   * The form of one pipeline's scores.
   *
   * @param pipeline the pipeline's name
   */
  public ScoreJson(String pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  /** The score in UTF-8. */
  public byte[] encode(Score score) {
    FeatureVector vector = score.vector();
    JsonDocument json =
        new JsonDocument()
            .whole("schema_version", 1)
            .text("pipeline", pipeline)
            .text("entity", vector.entity())
            .time("time", vector.time())
            .number("anomaly_score", score.error())
            .number("p_value", score.pValue())
            .flag("exceeds", score.exceeds())
            .text("model_id", score.version().toString());
    if (score.code() != null) {
      json.numbers("latent_code", score.code());
    }
    return OriginJson.write(json, vector.origin()).bytes();
  }
}
