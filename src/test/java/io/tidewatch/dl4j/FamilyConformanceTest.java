package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.Family;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.ModelFormatException;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.Scaler;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family through the same tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamilyConformanceTest {

  private static final double STEP = 1e-5;
  private static final int ARCHITECTURES = 2;

  private final Map<Family, Trained> again = new EnumMap<>(Family.class);

  @AfterAll
  void close() {
    again.values().forEach(Trained::close);
  }

  static List<FamilyCase> families() {
    return FamilyCase.all();
  }

  static List<FamilyCase> descended() {
    return families().stream().filter(subject -> subject.descent().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("descended")
  void gradientAgreesWithFiniteDifferences(FamilyCase subject) {
    for (GradientProbe probe : subject.descent().orElseThrow().gradients()) {
      double[] gradient = probe.gradient();
      for (int i = 0; i < probe.parameters(); i++) {
        double slope = (probe.lossAt(i, STEP) - probe.lossAt(i, -STEP)) / (2 * STEP);
        assertThat(gradient[i]).as(probe + ", parameter " + i).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("descended")
  void lossFalls(FamilyCase subject) throws TrainingException {
    List<Double> losses = subject.descent().orElseThrow().losses(subject);
    assertThat(losses).hasSizeGreaterThan(10);
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
  }

  @ParameterizedTest
  @MethodSource("families")
  void structureIsLearned(FamilyCase subject) throws TrainingException {
    float[][] on = subject.structure().apply(2);
    float[][] off = Samples.noisy(on, 1, 3);
    double error = Samples.error(subject.trained(), on, on);
    assertThat(error).isLessThan(Samples.error(subject.trained(), off, off) / 10);
  }

  @ParameterizedTest
  @MethodSource("families")
  void answersDifferAsInputsDo(FamilyCase subject) throws TrainingException {
    float[][] rows = subject.structure().apply(2);
    ForwardPass pass = subject.trained().newPass();
    float[][] answers =
        Arrays.stream(rows).map(row -> pass.reconstruct(row).clone()).toArray(float[][]::new);
    for (int f = 0; f < rows[0].length; f++) {
      assertThat(variance(answers, f)).as("feature " + f).isGreaterThan(variance(rows, f) / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void keepsItsOwnPromise(FamilyCase subject) throws TrainingException {
    subject.promise().require(subject, subject.trained());
  }

  @ParameterizedTest
  @MethodSource("families")
  void sameSeedGivesSameBytes(FamilyCase subject) throws TrainingException {
    assertThat(ModelCodec.encode(model(again(subject).autoencoder())))
        .isEqualTo(ModelCodec.encode(model(subject.trained())));
  }

  @ParameterizedTest
  @MethodSource("families")
  void savedModelGivesTheSameScores(FamilyCase subject)
      throws TrainingException, ModelFormatException {
    DetectorModel saved = model(subject.trained());
    DetectorModel loaded = ModelCodec.decode(ModelCodec.encode(saved));
    for (float[] row : subject.structure().apply(4)) {
      assertThat(error(loaded, row)).isEqualTo(error(saved, row));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void compiledPassAgreesWithTheLibrary(FamilyCase subject) throws TrainingException {
    float[][] others = Samples.noisy(subject.structure().apply(5), 1, 6);
    Trained both = again(subject);
    assertThatCode(() -> ParityCheck.require(both.autoencoder(), both.network(), others))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("families")
  void compiledPassAgreesWithTheLibraryWhateverTheArchitecture(FamilyCase subject)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(7);
    FamilyTraining training = FamilyTraining.of(subject.spec().family());
    float[][] rows = Arrays.copyOf(subject.structure().apply(1), 200);
    float[][] others = Samples.noisy(rows, 1, 6);
    for (int architecture = 0; architecture < ARCHITECTURES; architecture++) {
      AutoencoderSpec spec = RandomArchitecture.of(subject, random);
      try (Trained both = training.train(rows, spec, architecture)) {
        assertThatCode(() -> ParityCheck.require(both.autoencoder(), both.network(), others))
            .as(spec.toString())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("descended")
  void absurdStepsAreRefusedRatherThanReturned(FamilyCase subject) {
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> subject.train(subject.absurd()))
        .withMessageStartingWith("training diverged")
        .withMessageContaining(", but was ");
  }

  @ParameterizedTest
  @MethodSource("descended")
  void stopsWhenItsThreadIsInterrupted(FamilyCase subject) {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(subject::train)
          .withMessage("training was interrupted (epoch 0)");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private Trained again(FamilyCase subject) throws TrainingException {
    Family family = subject.spec().family();
    if (!again.containsKey(family)) {
      FamilyTraining training = FamilyTraining.of(family);
      again.put(family, training.train(subject.structure().apply(1), subject.spec(), 1));
    }
    return again.get(family);
  }

  private static DetectorModel model(Autoencoder autoencoder) {
    float[] ones = new float[autoencoder.width()];
    Arrays.fill(ones, 1);
    return DetectorModel.seal(
        1,
        ModelFixtures.provenance(),
        new Scaler(new float[ones.length], ones),
        autoencoder,
        new ErrorScale(ones),
        ModelFixtures.calibration());
  }

  private static double error(DetectorModel model, float[] row) {
    Reconstruction reconstruction = model.newReconstruction();
    reconstruction.take(row);
    return model.calibration().pValue(model.measure().error(reconstruction));
  }

  private static double variance(float[][] rows, int feature) {
    double sum = 0;
    double squares = 0;
    for (float[] row : rows) {
      sum += row[feature];
      squares += (double) row[feature] * row[feature];
    }
    double mean = sum / rows.length;
    return squares / rows.length - mean * mean;
  }
}
