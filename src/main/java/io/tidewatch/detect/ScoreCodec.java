package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.FeatureVectorCodec;
import io.tidewatch.model.ModelVersion;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Floats;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of a score: version 1, vector, error, p-value, model version, explanation and latent
 * code if any.
 */
public final class ScoreCodec implements Codec<Score> {

  private final FeatureVectorCodec vectors = new FeatureVectorCodec();

  /** The codec; it has no settings. */
  public ScoreCodec() {}

  @Override
  public void write(Score value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    vectors.write(value.vector(), out);
    out.writeFloat(value.error());
    out.writeDouble(value.pValue());
    VersionBytes.write(value.version(), out);
    out.writeBoolean(value.exceeds());
    if (value.exceeds()) {
      Explanation explanation = value.explanation();
      Floats.write(explanation.shares(), out, "shares");
      Floats.write(explanation.expected(), out, "expected");
      out.writeDouble(explanation.threshold());
      out.writeDouble(explanation.confidence());
    }
    out.writeBoolean(value.code() != null);
    if (value.code() != null) {
      Floats.write(value.code(), out, "code");
    }
  }

  @Override
  public Score read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "score");
    FeatureVector vector = vectors.read(in);
    float error = in.readFloat();
    double pValue = in.readDouble();
    ModelVersion version = VersionBytes.read(in);
    Explanation explanation = in.readBoolean() ? readExplanation(in) : null;
    float[] code = in.readBoolean() ? Floats.read(in, "code") : null;
    return Prefixed.checked(() -> new Score(vector, error, pValue, version, explanation, code));
  }

  private static Explanation readExplanation(DataInput in) throws IOException {
    float[] shares = Floats.read(in, "shares");
    float[] expected = Floats.read(in, "expected");
    double threshold = in.readDouble();
    double confidence = in.readDouble();
    return Prefixed.checked(() -> new Explanation(shares, expected, threshold, confidence));
  }

  @Override
  public Score copy(Score value) {
    return value;
  }

  @Override
  public Class<Score> type() {
    return Score.class;
  }
}
