package io.tidewatch.fuzz;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertCodec;
import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.AlertPolicy;
import io.tidewatch.detect.AlertState;
import io.tidewatch.detect.AlertStateCodec;
import io.tidewatch.detect.Explanation;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreCodec;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.FeatureVectorCodec;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.learn.AdmissionExamples;
import io.tidewatch.learn.AdmissionStateCodec;
import io.tidewatch.learn.DecisionCodec;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.TenuresCodec;
import io.tidewatch.model.ModelVersion;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values that a fuzzer of codecs begins with, as bytes of today's layouts. */
final class CodecSeeds {

  private static final double RATE = 1e-3;
  private static final float[] VALUES = {1.5f, Float.NaN, -0f, Float.MIN_VALUE};
  private static final List<PassedField> PASSED =
      List.of(new PassedField("/a~1b", "B-17 é", true), new PassedField("c", "-1.5e7", false));

  private CodecSeeds() {}

  /** Bytes by target and file name. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> seeds = new LinkedHashMap<>();
    seeds.put("reading/valid-plain", Wire.bytes(new ReadingCodec(), reading(List.of())));
    seeds.put("reading/valid-passed", Wire.bytes(new ReadingCodec(), reading(PASSED)));
    FeatureVectorCodec vectors = new FeatureVectorCodec();
    seeds.put("featureVector/valid-plain", Wire.bytes(vectors, vector(null, true)));
    seeds.put("featureVector/valid-level", Wire.bytes(vectors, vector(VALUES, true)));
    seeds.put("featureVector/valid-unknown", Wire.bytes(vectors, vector(VALUES, false)));
    ScoreCodec scores = new ScoreCodec();
    seeds.put("score/valid-quiet", Wire.bytes(scores, score(0.5, null, null)));
    seeds.put("score/valid-code", Wire.bytes(scores, score(0.5, null, new float[] {1, -2})));
    seeds.put("score/valid-exceeding", Wire.bytes(scores, exceeding()));
    Arrival arrival = new Arrival(raw(), reading(PASSED));
    seeds.put("arrival/valid-reading", Wire.bytes(new ArrivalCodec(), arrival));
    List<Alert> alerts = new ArrayList<>();
    AlertState open = step(1, alerts);
    expire(open, alerts);
    for (Alert alert : alerts) {
      String name = "alert/valid-" + alert.status().name().toLowerCase(Locale.ROOT);
      seeds.put(name, Wire.bytes(new AlertCodec(), alert));
    }
    DecisionCodec decisions = new DecisionCodec();
    AdmissionDecision admitting = new AdmissionDecision(60_000, List.of("a"), List.of("b", "c"), 7);
    seeds.put("eitherDecision/valid-admission", Wire.bytes(decisions, admitting));
    seeds.put(
        "eitherDecision/valid-model", Wire.bytes(decisions, ModelDecision.empty("a", 60_000)));
    seeds.put(
        "admission/valid-busy", Wire.bytes(new AdmissionStateCodec(), AdmissionExamples.busy()));
    seeds.put("tenures/valid-several", Wire.bytes(new TenuresCodec(), AdmissionExamples.tenures()));
    AlertStateCodec states = new AlertStateCodec();
    seeds.put("alertState/valid-quiet", Wire.bytes(states, AlertState.QUIET));
    seeds.put("alertState/valid-pending", Wire.bytes(states, step(2, new ArrayList<>())));
    seeds.put("alertState/valid-open", Wire.bytes(states, open));
    return seeds;
  }

  private static Reading reading(List<PassedField> passed) {
    return new Reading("pump-7", "hall-2", 1_767_225_600_000L, VALUES, origin(), passed);
  }

  private static FeatureVector vector(float[] level, boolean known) {
    return new FeatureVector(
        "pump-7", "", 1_767_225_600_000L, origin(), VALUES, level, known, known, PASSED);
  }

  private static Origin origin() {
    return new Origin("readings", 2, 17, 1_767_225_600_001L);
  }

  private static Score score(double pValue, Explanation why, float[] code) {
    ModelVersion version = new ModelVersion(2, "0badcafe");
    float error = (float) -Math.log10(pValue);
    return new Score(vector(VALUES, true), error, pValue, version, why, code);
  }

  private static Score exceeding() {
    return score(RATE / 1e4, new Explanation(new float[4], VALUES, 3, 0.9), null);
  }

  private static RawRecord raw() {
    return new RawRecord(origin(), new byte[] {1, 2}, new byte[] {3});
  }

  /** What an exceeding record leads to, where so many open an episode. */
  private static AlertState step(int openAfter, List<Alert> alerts) {
    return policy(openAfter).step(AlertState.QUIET, exceeding(), alerts::add);
  }

  private static void expire(AlertState open, List<Alert> alerts) {
    policy(1).expire(open, Long.MAX_VALUE, alerts::add);
  }

  private static AlertPolicy policy(int openAfter) {
    return new AlertPolicy(new AlertPlan("pumps", RATE, openAfter, 50, 0), Forgetting.NEVER);
  }
}
