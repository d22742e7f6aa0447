package io.tidewatch.detect;

import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.reading.PassedField;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The JSON form of alerts, as {@code schema/alert.schema.json} describes it. An alert whose arrays
 * are not as wide as the feature schema (raised before the features were changed) is written
 * without its features, since their names are no longer known.
 */
public final class AlertJson implements AlertForm {

  /** The most features that an alert attributes its error to. */
  public static final int MAX_ATTRIBUTIONS = 10;

  private static final float LEAST_SHARE = 0.001f;
  private static final long serialVersionUID = 1L;

  private final String pipeline;
  private final String[] names;
  private final String[] channels;
  private final Set<String> masked;

  /**
   * The form of one pipeline's alerts.
   *
   * @param pipeline the pipeline's name
   * @param schema the features that alerts show
   */
  public AlertJson(String pipeline, FeatureSchema schema) {
    this(pipeline, schema, List.of());
  }

  /**
   * The same, with channels of which only the share in the error is shown.
   *
   * @param pipeline the pipeline's name
   * @param schema the features that alerts show
   * @param masked names of channels whose values are not shown
   */
  public AlertJson(String pipeline, FeatureSchema schema, List<String> masked) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.names = IntStream.range(0, schema.size()).mapToObj(schema::name).toArray(String[]::new);
    this.channels =
        IntStream.range(0, schema.size()).mapToObj(schema::channelOf).toArray(String[]::new);
    this.masked = Set.copyOf(masked);
  }

  @Override
  public byte[] encode(Alert alert) {
    return encode(alert, attributed(alert), feature -> true);
  }

  @Override
  public byte[] encodeBrief(Alert alert) {
    List<Integer> attributed = attributed(alert);
    return encode(alert, attributed, attributed::contains);
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  private byte[] encode(Alert alert, List<Integer> attributed, IntPredicate shown) {
    JsonDocument json =
        new JsonDocument()
            .whole("schema_version", 1)
            .text("alert_id", alert.id())
            .text("episode_id", alert.episodeId())
            .text("status", alert.status().text())
            .text("pipeline", pipeline)
            .text("entity", alert.entity())
            .time("time", alert.time())
            .text("severity", alert.severity().text())
            .number("anomaly_score", alert.error())
            .number("anomaly_grade", alert.grade())
            .number("confidence", alert.confidence())
            .number("threshold", alert.threshold())
            .number("p_value", alert.pValue())
            .whole("exceedances", alert.exceedances())
            .whole("suppressed", alert.suppressed())
            .time("data_start_time", alert.startTime())
            .time("data_end_time", alert.endTime())
            .text("model_id", alert.version().toString());
    features(json, "feature_data", alert.values(), shown);
    features(json, "expected_values", alert.expected(), shown);
    json.array("relevant_attribution");
    for (int feature : attributed) {
      json.item()
          .text("feature", names[feature])
          .text("channel", channels[feature])
          .number("share", alert.shares()[feature])
          .end();
    }
    json.end();
    passed(json, alert.passed());
    return OriginJson.write(json, alert.origin()).bytes();
  }

  private void features(JsonDocument json, String field, float[] values, IntPredicate shown) {
    json.object(field);
    for (int feature = 0; feature < names.length && fits(values); feature++) {
      if (shown.test(feature) && !masked.contains(channels[feature])) {
        json.number(names[feature], values[feature]);
      }
    }
    json.end();
  }

  private static void passed(JsonDocument json, List<PassedField> passed) {
    if (passed.isEmpty()) {
      return;
    }
    json.object("pass_through");
    for (PassedField field : passed) {
      if (field.quoted()) {
        json.text(field.name(), field.text());
      } else {
        json.literal(field.name(), field.text());
      }
    }
    json.end();
  }

  private List<Integer> attributed(Alert alert) {
    float[] shares = alert.shares();
    return IntStream.range(0, fits(shares) ? shares.length : 0)
        .filter(feature -> shares[feature] > LEAST_SHARE)
        .boxed()
        .sorted(Comparator.comparingDouble(feature -> -shares[feature]))
        .limit(MAX_ATTRIBUTIONS)
        .toList();
  }

  private boolean fits(float[] values) {
    return values.length == names.length;
  }
}
