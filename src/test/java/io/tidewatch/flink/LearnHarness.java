package io.tidewatch.flink;

import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * A {@link LearnOperator} at work. The test's thread is the task's: what the training thread hands
 * back waits in the mailbox until the test, or the operator itself, takes it out.
 */
final class LearnHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, Sample, ModelDecision> {

  static final int MAX_PARALLELISM = 8;

  /** How long a training may take; {@code setProcessingTime} is the clock. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  LearnHarness(DetectorPlan plan, TrainerSource trainers, Map<String, byte[]> warm)
      throws Exception {
    this(plan, trainers, warm, 1, 0);
  }

  LearnHarness(
      DetectorPlan plan,
      TrainerSource trainers,
      Map<String, byte[]> warm,
      int parallelism,
      int subtask)
      throws Exception {
    super(
        new LearnOperatorFactory(plan, new Wiring(trainers, warm, false, PATIENCE)),
        Sample::slot,
        Types.STRING,
        MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  /** A source of one trainer that the test holds on to. */
  static TrainerSource of(Trainer trainer) {
    return new Held(trainer);
  }

  private static final class Held implements TrainerSource {

    private static final long serialVersionUID = 1L;

    private final transient Trainer trainer;

    private Held(Trainer trainer) {
      this.trainer = trainer;
    }

    @Override
    public Trainer open() {
      return trainer;
    }
  }

  static Input<LearnHarness> element(Sample sample) {
    return harness -> harness.processElement(sample, sample.windowEnd() - 1);
  }

  static Input<LearnHarness> watermark(long time) {
    return harness -> harness.processWatermark(time);
  }

  /** A watermark, and then all that follows from it, trainings included. */
  static Input<LearnHarness> settledWatermark(long time) {
    return harness -> {
      harness.processWatermark(time);
      while (harness.watermark() < time) {
        harness.runNextMail();
      }
    };
  }

  /** Feeds thirty-two rows of a training window, and the watermark of its end. */
  void feedWindow(String slot, long start) throws Exception {
    for (Sample sample : Pumps.samplesOf(slot, start, new Random(start))) {
      element(sample).into(this);
    }
    processWatermark(start + Pumps.MINUTE);
  }

  /** Waits for the next mail and runs it. */
  void runNextMail() throws Exception {
    getTaskMailbox().take(0).run();
  }

  /** The newest watermark that was sent on. */
  long watermark() {
    long newest = Long.MIN_VALUE;
    for (Object out : getOutput()) {
      newest = out instanceof Watermark watermark ? watermark.getTimestamp() : newest;
    }
    return newest;
  }

  /** The decisions so far, a line each. */
  List<String> decisions() {
    List<String> lines = new ArrayList<>();
    for (ModelDecision decision : extractOutputValues()) {
      String minute = (decision.windowEnd() - Pumps.NOON) / Pumps.MINUTE + " min: ";
      lines.add(minute + decision.verdict().text() + ", " + decision.trigger().text());
    }
    return lines;
  }
}
