package io.tidewatch.learn;

import static io.tidewatch.learn.Models.SCHEMA;
import static io.tidewatch.learn.Models.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Scaler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingJobTest {

  private static final LearningPlan PLAN = Plans.learning(Plans.NEVER);

  private static List<EntityWindow> windows(long seed) {
    return windows(seed, 0, 16, 0, 1);
  }

  /** Windows of two normally distributed features, each with ten rows. */
  private static List<EntityWindow> windows(
      long seed, long from, int count, double mean, double deviation) {
    SplittableRandom random = new SplittableRandom(seed);
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<float[]> rows = new ArrayList<>();
      for (int row = 0; row < 10; row++) {
        rows.add(
            new float[] {
              (float) random.nextGaussian(mean, deviation),
              (float) random.nextGaussian(mean, deviation)
            });
      }
      windows.add(new EntityWindow(SampleUnit.of("pump-" + i % 4, from + i / 4 * 500L), rows));
    }
    return windows;
  }

  private static TrainingJob job(List<EntityWindow> windows, DetectorModel champion) {
    return new TrainingJob(
        PLAN, SLOT, 9_000, Trigger.COUNT, champion == null ? 1 : 8, SCHEMA, windows, champion);
  }

  private static DetectorModel champion(long windowEnd, Autoencoder autoencoder) {
    return Models.of(7, windowEnd, Models.unscaled(2), autoencoder);
  }

  /** Remembers what it was given. */
  private static final class NotingTrainer implements Trainer {
    private float[][] rows;
    private AutoencoderSpec spec;
    private long seed;

    @Override
    public Autoencoder train(float[][] given, AutoencoderSpec givenSpec, long givenSeed) {
      rows = given;
      spec = givenSpec;
      seed = givenSeed;
      return new ShrinkTrainer().train(given, givenSpec, givenSeed);
    }
  }

  @Test
  void sameJobGivesTheSameModelToTheByte() {
    byte[] once = ModelCodec.encode(job(windows(1), null).run(new ShrinkTrainer()).model());
    byte[] again = ModelCodec.encode(job(windows(1), null).run(new ShrinkTrainer()).model());

    assertThat(again).isEqualTo(once);
  }

  @Test
  void otherRowsGiveAnotherModel() {
    byte[] one = ModelCodec.encode(job(windows(1), null).run(new ShrinkTrainer()).model());
    byte[] two = ModelCodec.encode(job(windows(2), null).run(new ShrinkTrainer()).model());

    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void modelSaysWhereItComesFrom() {
    DetectorModel champion = champion(1_000, Models.diagonal(0, 0));

    DetectorModel model = job(windows(1), champion).run(new ShrinkTrainer()).model();

    assertThat(model.version().number()).isEqualTo(8);
    assertThat(model.provenance())
        .isEqualTo(
            new Provenance(
                "pumps",
                SLOT,
                9_000,
                "count",
                120,
                40,
                42,
                PLAN.spec().toString(),
                champion.version().toString(),
                SCHEMA));
  }

  @Test
  void firstModelHasNoParent() {
    DetectorModel model = job(windows(1), null).run(new ShrinkTrainer()).model();

    assertThat(model.version().number()).isEqualTo(1);
    assertThat(model.provenance().parent()).isEmpty();
  }

  @Test
  void trainerSeesScaledFiniteRowsAndThePlansSpecAndSeed() {
    List<EntityWindow> windows = windows(1, 0, 16, 5, 3);
    windows.get(3).rows().get(0)[0] = Float.NaN;
    NotingTrainer trainer = new NotingTrainer();

    job(windows, null).run(trainer);

    assertThat(trainer.spec).isEqualTo(PLAN.spec());
    assertThat(trainer.seed).isEqualTo(PLAN.seed());
    assertThat(trainer.rows).hasNumberOfRows(120);
    double squares = 0;
    for (float[] row : trainer.rows) {
      for (float value : row) {
        assertThat(value).isFinite();
        squares += value * value / 240;
      }
    }
    assertThat(squares).isBetween(0.98, 1.02);
  }

  @Test
  void modelIsCalibratedOnTheHoldOut() {
    DetectorModel model = job(windows(1), null).run(new ShrinkTrainer()).model();

    assertThat(model.calibration().count()).isEqualTo(40);
    assertThat(model.calibration().threshold(0.5)).isBetween(0.5, 1.5);
  }

  @Test
  void windowsAreNotWrittenTo() {
    List<EntityWindow> windows = windows(1);
    List<String> before = SampleStream.described(windows);

    job(windows, champion(0, Models.diagonal(0, 0))).run(new ShrinkTrainer());

    assertThat(SampleStream.described(windows)).isEqualTo(before);
  }

  static Stream<Arguments> failingTrainers() {
    return Stream.of(
        Arguments.of("diverging", Trainers.diverging(), "loss must be finite, but was NaN"),
        Arguments.of("crashing", Trainers.crashing(), "workspace must be open, but was closed"),
        Arguments.of("overflowing", Trainers.overflowing(), "residual spread must be finite"),
        Arguments.of("too wide", Trainers.tooWide(), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failingTrainers")
  void trainingWithoutAUsableNetworkIsAnOutcome(String name, Trainer trainer, String cause) {
    for (DetectorModel champion : new DetectorModel[] {null, champion(0, Models.diagonal(0, 0))}) {
      TrainingOutcome outcome = job(windows(1), champion).run(trainer);

      assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(outcome.model()).isNull();
      assertThat(outcome.challengerError()).isNaN();
      assertThat(outcome.championError()).isNaN();
      assertThat(outcome.detail())
          .startsWith("training must give a usable network, but was: ")
          .contains(cause)
          .doesNotContain("null");
    }
  }

  @Test
  void failureWithoutAMessageIsNamedByItsKind() {
    Trainer silent =
        (rows, spec, seed) -> {
          throw new ArithmeticException();
        };

    assertThat(job(windows(1), null).run(silent).detail())
        .isEqualTo("training must give a usable network, but was: java.lang.ArithmeticException");
  }

  @Test
  void constantNetworkIsRefused() {
    assertThat(job(windows(1), null).run(Trainers.constant()).verdict())
        .isEqualTo(Verdict.COLLAPSED);
  }

  @Test
  void networkWorseThanTheChampionIsRefused() {
    DetectorModel champion = champion(0, Models.diagonal(0.9f, 0.9f));

    TrainingOutcome outcome = job(windows(1), champion).run(Trainers.worse());

    assertThat(outcome.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(outcome.challengerError()).isGreaterThan(outcome.championError());
  }

  /**
   * A champion that reconstructs values from -12 on, hence all of the old rows near 30, but is 18
   * off at the new ones near -30. A challenger of them all is about 15 off everywhere: better on
   * the new, worse on both together.
   */
  private static TrainingOutcome afterAChange(long championsWindowEnd) {
    DetectorModel champion =
        Models.of(
            7,
            championsWindowEnd,
            new Scaler(new float[] {30, 30}, new float[] {1, 1}),
            Models.diagonal(0, 0));
    List<EntityWindow> windows = new ArrayList<>(windows(1, 0, 32, 30, 1));
    windows.addAll(windows(2, 4_000, 32, -30, 1));
    return job(windows, champion).run(new ShrinkTrainer());
  }

  @Test
  void championIsFacedOnTheRowsThatCameAfterItsOwnTraining() {
    assertThat(afterAChange(4_000).verdict()).isEqualTo(Verdict.PROMOTED);
  }

  /** On half of which it errs as much as on the rows that came after, and on half hardly at all. */
  @Test
  void championIsFacedOnAllTheHoldOutWhereLittleCameAfterItsOwnTraining() {
    double onWhatCameAfter = afterAChange(4_000).championError();

    assertThat(afterAChange(8_000).championError() / onWhatCameAfter).isBetween(0.3, 0.7);
  }

  @Test
  void rowsCountTheHoldOut() {
    assertThat(job(windows(1), null).rows()).isEqualTo(160);
  }
}
