package io.tidewatch.flink;

import static io.tidewatch.flink.Stages.Stage.ADMIT;
import static io.tidewatch.flink.Stages.Stage.ALERTS;
import static io.tidewatch.flink.Stages.Stage.DEAD_LETTERS;
import static io.tidewatch.flink.Stages.Stage.DECIDED;
import static io.tidewatch.flink.Stages.Stage.DECISIONS;
import static io.tidewatch.flink.Stages.Stage.DETECT;
import static io.tidewatch.flink.Stages.Stage.LEARN;
import static io.tidewatch.flink.Stages.Stage.MODELS;
import static io.tidewatch.flink.Stages.Stage.ORDER;
import static io.tidewatch.flink.Stages.Stage.PARSE;
import static io.tidewatch.flink.Stages.Stage.PROMOTED;
import static io.tidewatch.flink.Stages.Stage.SAMPLE;
import static io.tidewatch.flink.Stages.Stage.SCORE;
import static io.tidewatch.flink.Stages.Stage.SCORES;
import static io.tidewatch.flink.Stages.Stage.WINDOW;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.Score;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.learn.Decision;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.Reading;
import java.io.Serializable;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The pipeline as a graph without a cycle: Parse, Order, Window, Score, Detect in a line, and from
 * Window by way of Sample and Learn back into Score as a broadcast of decisions.
 *
 * <p>Records are shuffled once, by entity, after Parse. Learn has one subtask where the whole
 * stream shares a model. Where entities share one until they have their own, Admit stands before
 * it, with one subtask, and its decisions go to Score as well.
 */
public final class DetectorTopology {

  private static final String APART = "learn";

  private DetectorTopology() {}

  /**
   * Wires the stages between a source and the sinks.
   *
   * @param arrivals the source, with {@link LogWatermarks} assigned
   * @param outputs where to write
   * @param plan what to detect
   * @param wiring how to lay it out
   */
  public static void wire(
      DataStream<Arrival> arrivals, Outputs outputs, DetectorPlan plan, Wiring wiring) {
    SingleOutputStreamOperator<Reading> readings =
        named(
            arrivals.process(new ParseFunction(plan.outOfOrdernessMillis()), Stages.READING),
            PARSE);
    DataStream<DeadLetter> deadLetters = readings.getSideOutput(Stages.DEAD);

    KeyedStream<Reading, String> keyed = readings.keyBy(Reading::entity, Types.STRING);
    if (plan.ordering() == Ordering.EVENT_TIME) {
      SingleOutputStreamOperator<Reading> ordered =
          named(
              keyed.process(new OrderFunction(plan.outOfOrdernessMillis()), Stages.READING), ORDER);
      deadLetters = deadLetters.union(ordered.getSideOutput(Stages.DEAD));
      keyed = DataStreamUtils.reinterpretAsKeyedStream(ordered, Reading::entity, Types.STRING);
    }
    SingleOutputStreamOperator<FeatureVector> vectors =
        named(
            keyed.process(
                new WindowFunction(
                    plan.schema(),
                    plan.maxWindowReadings(),
                    plan.slots().ownAfter(),
                    plan.forgetting()),
                Stages.VECTOR),
            WINDOW);

    SingleOutputStreamOperator<Sample> samples = sample(vectors, plan, wiring);
    SingleOutputStreamOperator<ModelDecision> decisions = learn(samples, plan, wiring);
    DataStream<Decision> told = decisions.getSideOutput(Stages.TOLD);
    if (plan.slots().sharing()) {
      told = told.union(samples.getSideOutput(Stages.TOLD));
    }

    SingleOutputStreamOperator<Score> scores =
        named(
            DataStreamUtils.reinterpretAsKeyedStream(vectors, FeatureVector::entity, Types.STRING)
                .connect(told.broadcast(Stages.timelines(), Stages.tenures()))
                .process(new ScoreFunction(plan, wiring.warmModels()), Stages.SCORE),
            SCORE);
    boolean passScores = outputs.scores().isPresent();
    SingleOutputStreamOperator<Alert> alerts =
        named(
            DataStreamUtils.reinterpretAsKeyedStream(
                    scores, score -> score.vector().entity(), Types.STRING)
                .process(
                    new DetectFunction(plan.alerts(), plan.forgetting(), passScores), Stages.ALERT),
            DETECT);

    sink(alerts, outputs.alerts(), ALERTS);
    outputs.scores().ifPresent(sink -> sink(alerts.getSideOutput(Stages.SCORED), sink, SCORES));
    sink(deadLetters, outputs.deadLetters(), DEAD_LETTERS);
    VerdictFilter promoted = verdict -> verdict == Verdict.PROMOTED;
    VerdictFilter decided = verdict -> verdict != Verdict.EMPTY;
    publish(decisions, promoted, PROMOTED, outputs.models(), MODELS);
    publish(decisions, decided, DECIDED, outputs.decisions(), DECISIONS);
  }

  /**
   * Writes some of the decisions, in the order in which they were made: with as many subtasks as
   * Learn has. A redistribution would let a slot's second model overtake its first, and a warm
   * start takes the last one of the topic.
   */
  private static void publish(
      SingleOutputStreamOperator<ModelDecision> decisions,
      VerdictFilter wanted,
      Stages.Stage filter,
      Sink<ModelDecision> output,
      Stages.Stage stage) {
    SingleOutputStreamOperator<ModelDecision> chosen =
        named(decisions.filter(decision -> wanted.test(decision.verdict())), filter);
    DataStreamSink<ModelDecision> written = sink(chosen, output, stage);
    int parallelism = decisions.getParallelism();
    chosen.setParallelism(parallelism);
    written.setParallelism(parallelism);
    if (parallelism == 1) {
      // Also where the cluster chooses the parallelism by what slots it has.
      chosen.setMaxParallelism(1);
      written.setMaxParallelism(1);
    }
  }

  @FunctionalInterface
  private interface VerdictFilter extends Predicate<Verdict>, Serializable {}

  private static SingleOutputStreamOperator<Sample> sample(
      DataStream<FeatureVector> vectors, DetectorPlan plan, Wiring wiring) {
    SingleOutputStreamOperator<Sample> samples =
        named(
            vectors.process(
                new SampleFunction(plan.learning().sampling(), plan.slots()), Stages.SAMPLE),
            SAMPLE);
    if (!plan.slots().sharing()) {
      return samples;
    }
    return named(
            samples.transform(
                ADMIT.title(), Stages.SAMPLE, new AdmitOperator(plan, wiring.warmModels())),
            ADMIT)
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  private static SingleOutputStreamOperator<ModelDecision> learn(
      DataStream<Sample> samples, DetectorPlan plan, Wiring wiring) {
    SingleOutputStreamOperator<ModelDecision> decisions =
        named(
            samples
                .keyBy(Sample::slot, Types.STRING)
                .transform(LEARN.title(), Stages.DECISION, new LearnOperatorFactory(plan, wiring)),
            LEARN);
    if (plan.slots().scope() == ModelScope.STREAM) {
      decisions.setParallelism(1).setMaxParallelism(1);
    }
    if (wiring.learnApart()) {
      decisions.slotSharingGroup(APART);
    }
    return decisions;
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Stages.Stage stage) {
    return operator.uid(stage.uid()).name(stage.title());
  }

  private static <T> DataStreamSink<T> sink(
      DataStream<T> stream, Sink<T> sink, Stages.Stage stage) {
    return stream.sinkTo(sink).uid(stage.uid()).name(stage.title());
  }
}
