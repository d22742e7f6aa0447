package io.tidewatch.flink;

import static io.tidewatch.flink.LearnHarness.element;
import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelScope;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How Learn trains beside the stream. Windows are a minute long; each calls for a training. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LearnOperatorTest {

  private final GatedTrainer trainer = new GatedTrainer();

  private static LearnHarness open(Trainer trainer, OperatorSubtaskState snapshot)
      throws Exception {
    return open(LearnHarness.of(trainer), Map.of(), snapshot);
  }

  private static LearnHarness open(
      TrainerSource trainers, Map<String, byte[]> warm, OperatorSubtaskState snapshot)
      throws Exception {
    return Restarts.open(
        new LearnHarness(Pumps.plan(ModelScope.STREAM), trainers, warm),
        Stages.DECISION,
        Backend.HEAP,
        snapshot);
  }

  @Test
  void aTrainingRunsOnAThreadOfItsOwnAndBlocksNothing() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();

      learn.feedWindow("stream", NOON + MINUTE);
      learn.feedWindow("stream", NOON + 2 * MINUTE);
      OperatorSubtaskState snapshot = learn.snapshot(1, 1);

      assertThat(snapshot.hasState()).isTrue();
      assertThat(trainer.thread()).isNotSameAs(Thread.currentThread());
      assertThat(trainer.thread().getName()).endsWith("training");
      assertThat(learn.decisions()).containsExactly("0 min: empty, none");
    }
  }

  @Test
  void theWatermarkStaysBeforeTheEndOfTheWindowThatIsTrainedFor() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.processWatermark(NOON - 1);
      assertThat(learn.watermark()).isEqualTo(NOON - 1);

      learn.feedWindow("stream", NOON);
      learn.feedWindow("stream", NOON + MINUTE);
      assertThat(learn.watermark()).isEqualTo(NOON + MINUTE - 1);

      trainer.allowOne();
      learn.runNextMail();
      assertThat(learn.watermark()).isEqualTo(NOON + 2 * MINUTE - 1);

      trainer.allowOne();
      learn.runNextMail();
      assertThat(learn.watermark()).isEqualTo(NOON + 2 * MINUTE);
    }
  }

  @Test
  void windowsThatCompletedMeanwhileAreDecidedInOrderAfterwards() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      learn.feedWindow("stream", NOON + MINUTE);
      learn.feedWindow("stream", NOON + 3 * MINUTE);
      trainer.allowAll();
      for (int training = 0; training < 3; training++) {
        learn.runNextMail();
      }

      assertThat(learn.decisions())
          .containsExactly(
              "0 min: empty, none",
              "1 min: promoted, first",
              "2 min: promoted, schedule",
              "3 min: empty, none",
              "4 min: promoted, schedule");
    }
  }

  @Test
  void aTrainingUnderWayAtASnapshotIsDoneAgainWithTheSameOutcome() throws Exception {
    OperatorSubtaskState snapshot;
    ModelDecision undisturbed;
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
      snapshot = learn.snapshot(1, 1);
      trainer.allowOne();
      learn.runNextMail();
      undisturbed = learn.extractOutputValues().get(1);
    }

    GatedTrainer again = new GatedTrainer();
    try (LearnHarness learn = open(again, snapshot)) {
      again.awaitBegun();
      again.allowOne();
      learn.runNextMail();

      ModelDecision repeated = learn.extractOutputValues().get(0);
      assertThat(repeated.verdict()).isEqualTo(Verdict.PROMOTED);
      assertThat(Emitted.hex(repeated, Stages.DECISION.serializer()))
          .isEqualTo(Emitted.hex(undisturbed, Stages.DECISION.serializer()));
    }
  }

  @Test
  void theLastWatermarkWaitsForAllTrainingsAndComesAfterAllDecisions() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      learn.feedWindow("stream", NOON + MINUTE);
      trainer.awaitBegun();
      // Opens the gate while the task's thread waits, or will.
      CompletableFuture<Void> gate = CompletableFuture.runAsync(trainer::allowAll);

      learn.processWatermark(Long.MAX_VALUE);
      gate.get();

      assertThat(learn.decisions()).hasSize(3).last().isEqualTo("2 min: promoted, schedule");
      Object[] output = learn.getOutput().toArray();
      assertThat(output[output.length - 1]).isEqualTo(new Watermark(Long.MAX_VALUE));
      assertThat(output).filteredOn(new Watermark(Long.MAX_VALUE)::equals).hasSize(1);
    }
  }

  @Test
  void samplesFarAheadOfATrainingWaitForIt() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
      for (int ahead = 1; ahead <= 4; ahead++) {
        element(Pumps.sample("stream", "pump-1", NOON + ahead * MINUTE, 1, 2, 3)).into(learn);
      }
      assertThat(learn.decisions()).containsExactly("0 min: empty, none");

      CompletableFuture<Void> gate = CompletableFuture.runAsync(trainer::allowAll);
      element(Pumps.sample("stream", "pump-1", NOON + 5 * MINUTE, 1, 2, 3)).into(learn);
      gate.get();

      assertThat(learn.decisions()).contains("1 min: promoted, first");
    }
  }

  @Test
  void aSampleFarAheadOfATrainingWaitsForItOnlyForAMoment() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
      // The harness's clock stands still: only the timer's own mail can end the wait.
      learn.getTaskMailbox().put(new Mail(() -> learn.setProcessingTime(100), 0, "a moment later"));
      element(Pumps.sample("stream", "pump-1", NOON + 5 * MINUTE, 1, 2, 3)).into(learn);

      OperatorSubtaskState snapshot = learn.snapshot(1, 1);
      assertThat(learn.decisions()).containsExactly("0 min: empty, none");
      assertThat(snapshot.hasState()).isTrue();
    }
  }

  @Test
  void aTrainingThatTakesTooLongIsGivenUpAndTheNextOneMayWork() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
      learn.setProcessingTime(LearnHarness.PATIENCE.toMillis() - 1);
      assertThat(learn.decisions()).containsExactly("0 min: empty, none");

      learn.setProcessingTime(LearnHarness.PATIENCE.toMillis());
      assertThat(learn.decisions()).containsExactly("0 min: empty, none", "1 min: failed, first");
      assertThat(learn.extractOutputValues().get(1).detail())
          .isEqualTo("training must end within 60000 ms, but was still running");
      assertThat(learn.watermark()).isEqualTo(NOON + MINUTE);
      trainer.thread().join();

      trainer.allowAll();
      learn.feedWindow("stream", NOON + MINUTE);
      learn.runNextMail();
      learn.runNextMail();
      assertThat(learn.decisions()).endsWith("2 min: promoted, first");
    }
  }

  @Test
  void nothingIsTrainedBesideATrainingThatHeedsNoInterruption() throws Exception {
    DeafTrainer deaf = new DeafTrainer();
    try (LearnHarness learn = open(deaf, null)) {
      learn.feedWindow("stream", NOON);
      deaf.awaitBegun();
      learn.setProcessingTime(LearnHarness.PATIENCE.toMillis());
      learn.feedWindow("stream", NOON + MINUTE);
      learn.runNextMail();
      assertThat(learn.decisions()).endsWith("1 min: failed, first", "2 min: failed, first");
      assertThat(learn.extractOutputValues().get(2).detail()).contains("but still runs");

      deaf.endFirst();
      learn.feedWindow("stream", NOON + 2 * MINUTE);
      learn.runNextMail();
      learn.runNextMail();
      assertThat(learn.decisions()).endsWith("3 min: promoted, first");
    }
  }

  @Test
  void aTrainingGivenUpStaysDecidedAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
      learn.setProcessingTime(LearnHarness.PATIENCE.toMillis());
      snapshot = learn.snapshot(1, 1);
    }
    GatedTrainer after = new GatedTrainer();
    after.allowAll();
    try (LearnHarness learn = open(after, snapshot)) {
      learn.feedWindow("stream", NOON + MINUTE);
      learn.runNextMail();
      assertThat(learn.decisions()).containsExactly("2 min: promoted, first");
    }
  }

  @Test
  void stateLearnedUnderAnotherPlanIsRefused() throws Exception {
    OperatorSubtaskState snapshot;
    trainer.allowAll();
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      learn.runNextMail();
      snapshot = learn.snapshot(1, 1);
    }
    TrainerSource trainers = LearnHarness.of(trainer);
    try (LearnHarness other = new LearnHarness(Pumps.plan(ModelScope.ENTITY), trainers, Map.of())) {
      assertThatThrownBy(() -> Restarts.open(other, Stages.DECISION, Backend.HEAP, snapshot))
          .hasStackTraceContaining(
              "model.scope must be stream as in the stored state, but was entity");
    }
  }

  @Test
  void anotherSlotDoesNotWait() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("north", NOON);
      trainer.awaitBegun();

      element(Pumps.sample("south", "pump-1", NOON + 5 * MINUTE, 1, 2, 3)).into(learn);

      assertThat(learn.decisions()).containsExactly("0 min: empty, none");
    }
  }

  @Test
  void aTrainingThatFailsIsADecisionAndTheNextOneMayWork() throws Exception {
    int[] calls = {0};
    Trainer flaky =
        (rows, spec, seed) -> {
          calls[0]++;
          if (calls[0] == 1) {
            throw new TrainingException("loss must be finite, but was NaN");
          } else if (calls[0] == 2) {
            throw new IllegalStateException("out of luck");
          }
          return new HalvingTrainer().train(rows, spec, seed);
        };
    try (LearnHarness learn = open(flaky, null)) {
      for (int minute = 0; minute < 3; minute++) {
        learn.feedWindow("stream", NOON + minute * MINUTE);
        learn.runNextMail();
      }

      assertThat(learn.decisions())
          .containsExactly(
              "0 min: empty, none",
              "1 min: failed, first",
              "2 min: failed, first",
              "3 min: promoted, first");
      assertThat(learn.extractOutputValues().get(1).detail())
          .contains("loss must be finite, but was NaN");
    }
  }

  @Test
  void aTrainerThatCannotBeOpenedIsAskedForAgain() throws Exception {
    int[] calls = {0};
    TrainerSource sluggish =
        () -> {
          calls[0]++;
          if (calls[0] == 1) {
            throw new UnsatisfiedLinkError("native library must be there, but was not");
          }
          return new HalvingTrainer();
        };
    try (LearnHarness learn = open(sluggish, Map.of(), null)) {
      for (int minute = 0; minute < 2; minute++) {
        learn.feedWindow("stream", NOON + minute * MINUTE);
        learn.runNextMail();
      }

      assertThat(learn.decisions())
          .containsExactly("0 min: empty, none", "1 min: failed, first", "2 min: promoted, first");
      assertThat(learn.extractOutputValues().get(1).detail())
          .contains("native library must be there, but was not");
    }
  }

  @Test
  void anErrorThatIsNoOutcomeFailsTheTaskRatherThanLetItWaitForever() throws Exception {
    Trainer broken =
        (rows, spec, seed) -> {
          throw new StackOverflowError("too deep");
        };
    try (LearnHarness learn = open(broken, null)) {
      learn.feedWindow("stream", NOON);

      assertThatThrownBy(() -> learn.processWatermark(Long.MAX_VALUE))
          .hasStackTraceContaining("training must end with an outcome, but was an error")
          .hasStackTraceContaining("too deep");
    }
  }

  @Test
  void closingEndsTheThreadEvenInATraining() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      learn.feedWindow("stream", NOON);
      trainer.awaitBegun();
    }

    assertThat(trainer.thread().isAlive()).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("training"));
  }

  @Test
  void aWarmModelIsTheFirstChampion() throws Exception {
    DetectorModel warm = Pumps.model("stream", 4, NOON - MINUTE);
    Map<String, byte[]> models = Map.of("stream", ModelCodec.encode(warm));
    try (LearnHarness learn = open(HalvingTrainer::new, models, null)) {
      learn.feedWindow("stream", NOON);
      learn.runNextMail();

      DetectorModel next = learn.extractOutputValues().get(1).model();
      assertThat(learn.decisions()).last().isEqualTo("1 min: promoted, schedule");
      assertThat(next.version().number()).isEqualTo(5);
      assertThat(next.provenance().parent()).isEqualTo(warm.version().toString());
    }
  }

  @Test
  void aSlotSaysWhenThereIsNothingToDecideBeforeItsFirstSamples() throws Exception {
    try (LearnHarness learn = open(trainer, null)) {
      element(Pumps.sample("stream", "pump-1", NOON + 10 * SECOND, 1, 2, 3)).into(learn);
      learn.processWatermark(NOON - 2);
      assertThat(learn.decisions()).isEmpty();

      learn.processWatermark(NOON - 1);
      assertThat(learn.decisions()).containsExactly("0 min: empty, none");
      assertThat(learn.watermark()).isEqualTo(NOON - 1);
    }
  }
}
