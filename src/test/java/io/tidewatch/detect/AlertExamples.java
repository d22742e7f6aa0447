package io.tidewatch.detect;

import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Transform;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.Dense;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.ModelVersion;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Scaler;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Alerts, scores and models to write down and read back. */
public final class AlertExamples {

  /** 2026-01-01T00:00:00Z. */
  public static final long NEW_YEAR = 1_767_225_600_000L;

  /** A version to name. */
  public static final ModelVersion VERSION = new ModelVersion(3, "1a2b3c4d");

  /** A place to come from. */
  public static final Origin ORIGIN = new Origin("readings", 2, 4711, NEW_YEAR + 12);

  private AlertExamples() {}

  /** Pressure, its lag and the temperature. */
  public static FeatureSchema schema() {
    return new FeatureSchema(
        List.of(ChannelSpec.number("pressure"), ChannelSpec.number("temperature")),
        List.of(
            new FeatureSpec.Value(0, Transform.NONE),
            new FeatureSpec.Lag(0, 1, Transform.NONE),
            new FeatureSpec.Value(1, Transform.NONE)));
  }

  /** A schema of many features with long names. */
  public static FeatureSchema wideSchema(int features) {
    List<ChannelSpec> channels =
        IntStream.range(0, features)
            .mapToObj(i -> ChannelSpec.number("channel-" + "x".repeat(200) + "-" + i))
            .toList();
    List<FeatureSpec> specs =
        IntStream.range(0, features)
            .<FeatureSpec>mapToObj(i -> new FeatureSpec.Value(i, Transform.NONE))
            .toList();
    return new FeatureSchema(channels, specs);
  }

  /** An alert of {@link #schema()}. */
  public static Alert alert(AlertStatus status) {
    return alert(
        status,
        "pump-7",
        new float[] {9.5f, 1.25f, Float.NaN},
        new float[] {1.3f, 1.2f, 20.5f},
        new float[] {0.25f, 0.75f, 0f});
  }

  /** An alert with other features. */
  public static Alert alert(
      AlertStatus status, String entity, float[] values, float[] expected, float[] shares) {
    return new Alert(
        "00112233445566778899aabbccddeeff",
        "ffeeddccbbaa99887766554433221100",
        status,
        entity,
        NEW_YEAR + 5,
        Severity.MAJOR,
        17.3f,
        0.4,
        0.909,
        3.25,
        2.5e-7,
        2,
        1,
        NEW_YEAR - 1000,
        NEW_YEAR + 5,
        values,
        expected,
        shares,
        VERSION,
        ORIGIN,
        List.of());
  }

  /** An alert of {@link #schema()} with passed fields. */
  public static Alert passing(PassedField... passed) {
    Alert alert = alert(AlertStatus.OPENED);
    return new Alert(
        alert.id(),
        alert.episodeId(),
        alert.status(),
        alert.entity(),
        alert.time(),
        alert.severity(),
        alert.error(),
        alert.grade(),
        alert.confidence(),
        alert.threshold(),
        alert.pValue(),
        alert.exceedances(),
        alert.suppressed(),
        alert.startTime(),
        alert.endTime(),
        alert.values(),
        alert.expected(),
        alert.shares(),
        alert.version(),
        alert.origin(),
        List.of(passed));
  }

  /** An episode of {@link #schema()} as the alert that closed it. */
  public static Alert closed(String entity, long startTime, long endTime) {
    Alert alert = alert(AlertStatus.CLOSED);
    return new Alert(
        alert.id(),
        alert.episodeId(),
        AlertStatus.CLOSED,
        entity,
        endTime,
        alert.severity(),
        alert.error(),
        alert.grade(),
        alert.confidence(),
        alert.threshold(),
        alert.pValue(),
        alert.exceedances(),
        alert.suppressed(),
        startTime,
        endTime,
        alert.values(),
        alert.expected(),
        alert.shares(),
        alert.version(),
        alert.origin(),
        alert.passed());
  }

  /** An alert of a schema with as many features, all of them strange. */
  public static Alert wideAlert(int features) {
    float[] values = new float[features];
    for (int i = 0; i < features; i++) {
      values[i] = 1e-7f * i + 1;
    }
    float[] shares = new float[features];
    Arrays.fill(shares, 1f / features);
    shares[features - 1] = 0.5f;
    return alert(AlertStatus.OPENED, "pump-7", values, values.clone(), shares);
  }

  /** A score, explained where it exceeds. */
  public static Score score(boolean exceeds) {
    FeatureVector vector =
        new FeatureVector("pump-7", "", NEW_YEAR + 5, ORIGIN, new float[] {9.5f, 1.25f, 20f});
    Explanation why = new Explanation(new float[3], new float[3], 3.25, 0.909);
    return new Score(vector, 0.1f, 1e-4, VERSION, exceeds ? why : null);
  }

  /** A model that reconstructs its inputs. */
  public static DetectorModel model(String slot, int number, int width) {
    float[][] weights = new float[width][width];
    for (int i = 0; i < width; i++) {
      weights[i][i] = 1;
    }
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    Provenance provenance =
        new Provenance("pumps", slot, NEW_YEAR, "schedule", 900, 100, 1, "linear{}", "", 42);
    Dense layer = new Dense(weights, new float[width], Activation.IDENTITY);
    return DetectorModel.seal(
        number,
        provenance,
        new Scaler(new float[width], ones),
        new Autoencoder(List.of(layer), 1),
        new ErrorScale(ones),
        Calibration.fit(IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 50.0).toArray()));
  }
}
