package io.tidewatch.flink;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertCodec;
import io.tidewatch.detect.AlertState;
import io.tidewatch.detect.AlertStateCodec;
import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.EntityStateCodec;
import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.detect.ModelTimelineCodec;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreCodec;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.FeatureVectorCodec;
import io.tidewatch.feature.WindowState;
import io.tidewatch.feature.WindowStateCodec;
import io.tidewatch.learn.AdmissionState;
import io.tidewatch.learn.AdmissionStateCodec;
import io.tidewatch.learn.Decision;
import io.tidewatch.learn.DecisionCodec;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.ModelDecisionCodec;
import io.tidewatch.learn.PlanStamp;
import io.tidewatch.learn.PlanStampCodec;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.SampleCodec;
import io.tidewatch.learn.Tenures;
import io.tidewatch.learn.TenuresCodec;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.ArrivalCodec;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.DeadLetterCodec;
import io.tidewatch.reading.PartitionMaximum;
import io.tidewatch.reading.PartitionMaximumCodec;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingCodec;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/**
 * Every stage's uid and name, every type, tag and state descriptor of the pipeline. A uid or state
 * name, once released, never changes: savepoints find their state by it.
 */
public final class Stages {

  /** A stage of the pipeline: what savepoints and people call it. */
  public enum Stage {
    /** Reads the input topics and parses. */
    SOURCE("source", "Readings"),
    /** Sorts out dead letters and late readings. */
    PARSE("parse", "Parse"),
    /** Puts readings of an entity in event-time order. */
    ORDER("order", "Order"),
    /** Makes feature vectors. */
    WINDOW("window", "Window"),
    /** Chooses what is learned from. */
    SAMPLE("sample", "Sample"),
    /** Decides which entities have models of their own. */
    ADMIT("admit", "Admit"),
    /** Trains and decides about models. */
    LEARN("learn", "Learn"),
    /** Scores with the model in force. */
    SCORE("score", "Score"),
    /** Decides about alerts. */
    DETECT("detect", "Detect"),
    /** Writes alerts. */
    ALERTS("alerts", "Alerts"),
    /** Writes scores. */
    SCORES("scores", "Scores"),
    /** Writes dead letters. */
    DEAD_LETTERS("dead-letters", "Dead letters"),
    /** Picks the decisions that promote a model. */
    PROMOTED("promoted", "Promoted"),
    /** Writes models. */
    MODELS("models", "Models"),
    /** Picks the decisions that somebody wants to read. */
    DECIDED("decided", "Decided"),
    /** Writes decisions. */
    DECISIONS("decisions", "Model decisions");

    private final String uid;
    private final String title;

    Stage(String uid, String title) {
      this.uid = uid;
      this.title = title;
    }

    /** What savepoints find the stage's state by. */
    public String uid() {
      return uid;
    }

    /** What the Flink web UI shows. */
    public String title() {
      return title;
    }
  }

  /** The type of what the source emits. */
  public static final CodecType<Arrival> ARRIVAL = new CodecType<>(new ArrivalCodec());

  /** The type of readings. */
  public static final CodecType<Reading> READING = new CodecType<>(new ReadingCodec());

  /** The type of dead letters. */
  public static final CodecType<DeadLetter> DEAD_LETTER = new CodecType<>(new DeadLetterCodec());

  /** The type of feature vectors. */
  public static final CodecType<FeatureVector> VECTOR = new CodecType<>(new FeatureVectorCodec());

  /** The type of samples. */
  public static final CodecType<Sample> SAMPLE = new CodecType<>(new SampleCodec());

  /** The type of decisions. */
  public static final CodecType<ModelDecision> DECISION = new CodecType<>(new ModelDecisionCodec());

  /** The type of either kind of decision. */
  public static final CodecType<Decision> EITHER_DECISION = new CodecType<>(new DecisionCodec());

  /** The type of scores. */
  public static final CodecType<Score> SCORE = new CodecType<>(new ScoreCodec());

  /** The type of alerts. */
  public static final CodecType<Alert> ALERT = new CodecType<>(new AlertCodec());

  static final PlanStampCodec PLAN_STAMP = new PlanStampCodec();
  static final OutputTag<DeadLetter> DEAD = new OutputTag<>("dead-letters", DEAD_LETTER);
  static final OutputTag<Decision> TOLD = new OutputTag<>("told", EITHER_DECISION);
  static final OutputTag<Score> SCORED = new OutputTag<>("scores", SCORE);

  private Stages() {}

  static ListStateDescriptor<PartitionMaximum> maxima() {
    CodecType<PartitionMaximum> type = new CodecType<>(new PartitionMaximumCodec());
    return new ListStateDescriptor<>("partition-maxima", type.serializer());
  }

  static ListStateDescriptor<PlanStamp> planStamps() {
    return new ListStateDescriptor<>("plan-stamps", new CodecType<>(PLAN_STAMP).serializer());
  }

  static ListStateDescriptor<Reading> waitingReadings() {
    return new ListStateDescriptor<>("waiting-readings", READING.serializer());
  }

  static ValueStateDescriptor<WindowState> window() {
    CodecType<WindowState> type = new CodecType<>(new WindowStateCodec());
    return new ValueStateDescriptor<>("window", type.serializer());
  }

  /** The bytes of a {@link io.tidewatch.learn.LearnStateCodec}. */
  static ValueStateDescriptor<byte[]> learner() {
    return new ValueStateDescriptor<>(
        "learner", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  static ListStateDescriptor<AdmissionState> admission() {
    CodecType<AdmissionState> type = new CodecType<>(new AdmissionStateCodec());
    return new ListStateDescriptor<>("admission", type.serializer());
  }

  /** One value, by {@link SlotPlan#SHARED}: tenures are of those who share a model. */
  static MapStateDescriptor<String, Tenures> tenures() {
    return new MapStateDescriptor<>("tenures", Types.STRING, new CodecType<>(new TenuresCodec()));
  }

  static MapStateDescriptor<String, ModelTimeline> timelines() {
    CodecType<ModelTimeline> type = new CodecType<>(new ModelTimelineCodec());
    return new MapStateDescriptor<>("model-timelines", Types.STRING, type);
  }

  static ListStateDescriptor<FeatureVector> waitingVectors() {
    return new ListStateDescriptor<>("waiting-vectors", VECTOR.serializer());
  }

  static ValueStateDescriptor<EntityState> entity() {
    CodecType<EntityState> type = new CodecType<>(new EntityStateCodec());
    return new ValueStateDescriptor<>("entity", type.serializer());
  }

  /** Event time of the last record that what scoring remembers of an entity has seen. */
  static ValueStateDescriptor<Long> heardOf() {
    return new ValueStateDescriptor<>("heard-of", Types.LONG);
  }

  static ValueStateDescriptor<AlertState> alertState() {
    CodecType<AlertState> type = new CodecType<>(new AlertStateCodec());
    return new ValueStateDescriptor<>("alert-state", type.serializer());
  }
}
