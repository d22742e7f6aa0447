package io.tidewatch.learn;

import static io.tidewatch.learn.Models.SCHEMA;
import static io.tidewatch.learn.Models.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.Reconstruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A training calibrated on stretches of time, each unseen by a network of its own. */
class FoldedTrainingTest {

  private static final int FOLDS = 5;
  private static final int ROWS = 400;
  private static final LearningPlan PLAN =
      Plans.folding(Plans.learning(Plans.SAMPLING, Plans.NEVER, 100, 1_000), FOLDS);

  /** Ten rows a window, of two features: the first normal around a level, the second given. */
  private static List<EntityWindow> windows(IntToDoubleFunction level, IntToDoubleFunction second) {
    SplittableRandom random = new SplittableRandom(11);
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < ROWS; i += 10) {
      List<float[]> rows = new ArrayList<>();
      for (int row = i; row < i + 10; row++) {
        double spread = second.applyAsDouble(row);
        rows.add(
            new float[] {
              (float) random.nextGaussian(level.applyAsDouble(row), 1),
              (float) (spread * random.nextGaussian())
            });
      }
      windows.add(new EntityWindow(SampleUnit.of("pump-1", i * 50L), rows));
    }
    return windows;
  }

  private static List<EntityWindow> alike() {
    return windows(row -> 0, row -> 1);
  }

  private static TrainingJob job(
      LearningPlan plan, List<EntityWindow> windows, DetectorModel champion) {
    return new TrainingJob(
        plan, SLOT, 90_000, Trigger.COUNT, champion == null ? 1 : 8, SCHEMA, windows, champion);
  }

  private static DetectorModel trained(List<EntityWindow> windows) {
    TrainingOutcome outcome = job(PLAN, windows, null).run(new Halving());
    assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.PROMOTED);
    return outcome.model();
  }

  private static double[] errors(DetectorModel model, List<EntityWindow> windows) {
    Reconstruction record = model.newReconstruction();
    return windows.stream()
        .flatMap(window -> window.rows().stream())
        .mapToDouble(
            row -> {
              record.take(row);
              return model.measure().error(record);
            })
        .toArray();
  }

  private static double shareAbove(double threshold, double[] errors) {
    int above = 0;
    for (double error : errors) {
      above += error > threshold ? 1 : 0;
    }
    return (double) above / errors.length;
  }

  /** Halves every feature that varied in training, and knows nothing of the others. */
  private static final class Halving implements Trainer {
    private final List<float[][]> trainings = new ArrayList<>();

    @Override
    public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) {
      trainings.add(rows);
      float[] weights = new float[rows[0].length];
      for (float[] row : rows) {
        for (int f = 0; f < weights.length; f++) {
          weights[f] = row[f] == 0 ? weights[f] : 0.5f;
        }
      }
      return Models.diagonal(weights);
    }
  }

  @Test
  void eachStretchIsLeftOutOnceAndTheModelSeesAll() {
    Halving trainer = new Halving();

    job(PLAN, alike(), null).run(trainer);

    assertThat(trainer.trainings)
        .extracting(rows -> rows.length)
        .containsExactly(320, 320, 320, 320, 320, 400);
  }

  @Test
  void theCalibrationRestsOnEveryRow() {
    DetectorModel model = trained(alike());

    assertThat(model.calibration().count()).isEqualTo(ROWS);
    assertThat(model.provenance().holdOutRows()).isEqualTo(ROWS);
    assertThat(model.provenance().rows()).isEqualTo(ROWS);
  }

  @Test
  void ofStretchesThatAreAlikeItSaysWhatTheRowsSay() {
    List<EntityWindow> windows = alike();
    DetectorModel model = trained(windows);

    double threshold = model.calibration().threshold(0.1);

    assertThat(shareAbove(threshold, errors(model, windows))).isBetween(0.08, 0.12);
  }

  /**
   * A plant that is elsewhere in every stretch may be elsewhere again in the next: of the rows it
   * was trained on, less than half as many exceed as were wanted.
   */
  @Test
  void ofStretchesThatDifferItSaysHowFarTheNextMayLie() {
    List<EntityWindow> windows = windows(row -> 4 * (row / 80), row -> 1);
    DetectorModel model = trained(windows);

    double threshold = model.calibration().threshold(0.1);

    assertThat(shareAbove(threshold, errors(model, windows))).isLessThan(0.05);
  }

  /** The second feature moves in the fourth stretch alone: a network without it is at a loss. */
  @Test
  void aStretchOfItsOwnKindDoesNotBlowUpTheThreshold() {
    double usual = trained(alike()).calibration().threshold(0.01);
    List<EntityWindow> windows = windows(row -> 0, row -> row / 80 == 3 ? 100 : 0);

    double threshold = trained(windows).calibration().threshold(0.01);

    assertThat(threshold).isBetween(usual, 4 * usual);
  }

  /** Trained on all it would know the rows it is set against the champion with. */
  @Test
  void theChampionIsFacedByANetworkThatHasNotSeenTheRows() {
    Trainer blindUntilItHasSeenAll =
        (rows, spec, seed) ->
            Models.diagonal(rows.length == ROWS ? new float[] {0.8f, 0.8f} : new float[] {1, 0.5f});
    DetectorModel champion = Models.of(7, 0, Models.unscaled(2), Models.diagonal(0.8f, 0.8f));

    TrainingOutcome outcome = job(PLAN, alike(), champion).run(blindUntilItHasSeenAll);

    assertThat(outcome.challengerError()).isBetween(0.08, 0.2);
    assertThat(outcome.championError()).isBetween(0.02, 0.05);
    assertThat(outcome.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void deviationsAreMirroredInEveryFold() {
    Halving trainer = new Halving();

    DetectorModel model =
        job(PLAN.ofDeviations(), windows(row -> 3, row -> 1), null).run(trainer).model();

    assertThat(trainer.trainings)
        .extracting(rows -> rows.length)
        .containsExactly(640, 640, 640, 640, 640, 800);
    assertThat(model.scaler().center()).containsExactly(0, 0);
    assertThat(model.calibration().count()).isEqualTo(ROWS);
  }

  @Test
  void sameJobGivesTheSameModelToTheByte() {
    List<byte[]> models =
        Collections.nCopies(2, alike()).stream()
            .map(windows -> ModelCodec.encode(trained(windows)))
            .toList();

    assertThat(models.get(1)).isEqualTo(models.get(0));
  }

  @Test
  void aTrainingThatDivergesIsAnOutcome() {
    assertThat(job(PLAN, alike(), null).run(Trainers.diverging()).verdict())
        .isEqualTo(Verdict.FAILED);
  }
}
