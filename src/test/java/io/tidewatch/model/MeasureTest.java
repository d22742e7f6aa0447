package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every error measure promises, and what only some do. */
class MeasureTest {

  private static final int WIDTH = 4;
  private static final Autoencoder MEAN_AND_DIFFERENCE = meanAndDifference();

  /** Features 0 and 1 reconstructed by their mean, 2 and 3 each by itself: a code of three. */
  private static Autoencoder meanAndDifference() {
    float[][] encoder = {{0.5f, 0, 0}, {0.5f, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    float[][] decoder = {{1, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    return new Autoencoder(
        List.of(
            new Dense(encoder, new float[3], Activation.IDENTITY),
            new Dense(decoder, new float[WIDTH], Activation.IDENTITY)),
        1);
  }

  private static Reconstruction workspace() {
    return new Reconstruction(
        new Scaler(new float[WIDTH], ModelFixtures.ones(WIDTH)), MEAN_AND_DIFFERENCE);
  }

  private static final double NOISE = 0.1;

  /** Features 0 and 1 equal up to noise, 2 and 3 opposite. */
  private static float[] usual(SplittableRandom random, double noise) {
    double first = random.nextGaussian();
    double second = random.nextGaussian();
    return new float[] {
      (float) (first + noise * random.nextGaussian()),
      (float) (first + noise * random.nextGaussian()),
      (float) (second + noise * random.nextGaussian()),
      (float) (-second + noise * random.nextGaussian())
    };
  }

  private static ErrorMeasure fitted(Measure kind) {
    return fitted(kind, NOISE);
  }

  private static ErrorMeasure fitted(Measure kind, double noise) {
    SplittableRandom random = new SplittableRandom(5);
    Reconstruction record = workspace();
    float[][] residuals = new float[2_000][];
    float[][] codes = new float[2_000][];
    for (int i = 0; i < residuals.length; i++) {
      record.take(usual(random, noise));
      residuals[i] = record.residual().clone();
      codes[i] = record.code().clone();
    }
    return kind.fit(residuals, codes);
  }

  private static float error(ErrorMeasure measure, float... row) {
    Reconstruction record = workspace();
    record.take(row);
    return measure.error(record);
  }

  private static double usualError(Measure kind, double noise) {
    ErrorMeasure measure = fitted(kind, noise);
    SplittableRandom random = new SplittableRandom(6);
    double sum = 0;
    for (int i = 0; i < 2_000; i++) {
      float error = error(measure, usual(random, noise));
      sum += error * error;
    }
    return Math.sqrt(sum / 2_000);
  }

  /** Residuals lie along one of four dimensions here: at worst the root of a quarter is near. */
  @ParameterizedTest
  @EnumSource(Measure.class)
  void recordsLikeThoseFittedOnHaveAnErrorNearOne(Measure kind) {
    assertThat(usualError(kind, 1)).isBetween(0.45, 2.0);
    assertThat(fitted(kind).width()).isEqualTo(WIDTH);
  }

  @Test
  void noiseFarBelowTheRidgeIsNearlyNoError() {
    assertThat(usualError(Measure.RESIDUAL_DISTANCE, 0.01)).isLessThan(0.05);
  }

  /** What the rows happened not to do counts as so many ridges, and is not impossible. */
  @ParameterizedTest
  @EnumSource(names = {"RESIDUAL_DISTANCE", "RESIDUAL_AND_CODE"})
  void aDistanceTakesAResidualUpToTheRidgeForNoise(Measure kind) {
    double ridges = Math.sqrt(2 / Measure.RIDGE / WIDTH);

    assertThat(error(fitted(kind, 0), 1, -1, 0, 0)).isLessThanOrEqualTo((float) ridges * 1.001f);
    assertThat(error(fitted(kind, 0), 10, -10, 0, 0)).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void aBrokenPairHasALargeErrorAndTheShareIsOfThePair(Measure kind) {
    ErrorMeasure measure = fitted(kind);
    Reconstruction record = workspace();
    record.take(new float[] {2, -2, 0.5f, -0.5f});
    float[] shares = new float[WIDTH];

    assertThat(measure.error(record)).isGreaterThan(4);
    measure.shares(record, shares);

    assertThat(shares[0] + shares[1]).isGreaterThan(0.95f);
    assertThat(shares[0] + shares[1] + shares[2] + shares[3]).isCloseTo(1, Offset.offset(1e-5f));
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void sharesLeaveTheRecordAsItWas(Measure kind) {
    ErrorMeasure measure = fitted(kind);
    Reconstruction record = workspace();
    record.take(new float[] {1.5f, -1.25f, 0.5f, Float.NaN});
    float before = measure.error(record);
    float[] shares = new float[WIDTH];

    measure.shares(record, shares);

    assertThat(measure.error(record)).isEqualTo(before);
    assertThat(shares[3]).isZero();
  }

  /** What the network can say goes unseen by its residual, however far from usual it is. */
  @Test
  void onlyTheCodeTellsOfWhatTheNetworkReconstructs() {
    float[] farButKnown = {0, 0, 3, 3};

    assertThat(error(fitted(Measure.ROOT_MEAN_SQUARE), farButKnown)).isLessThan(0.1f);
    assertThat(error(fitted(Measure.RESIDUAL_DISTANCE), farButKnown)).isLessThan(1);
    assertThat(error(fitted(Measure.RESIDUAL_AND_CODE), farButKnown)).isGreaterThan(5);
  }

  /** Of 2 and 3, which should be opposite, the one that stands out alone is the wrong one. */
  @Test
  void theShareIsOfTheFeatureWhoseChangeMendsMost() {
    ErrorMeasure measure = fitted(Measure.RESIDUAL_AND_CODE);
    Reconstruction record = workspace();
    record.take(new float[] {0, 0, 0, 4});
    float[] shares = new float[WIDTH];

    measure.shares(record, shares);

    assertThat(shares[2]).isGreaterThan(0.3f);
    assertThat(shares[3]).isGreaterThan(shares[2]);
  }

  @Test
  void theLargestResidualCountsAloneWhateverTheWidth() {
    ErrorScale scale = new ErrorScale(ModelFixtures.ones(300));
    float[] residuals = new float[300];
    residuals[17] = -5;

    assertThat(new LargestResidual(scale).error(Residuals.of(residuals))).isEqualTo(5);
    assertThat(scale.error(Residuals.of(residuals))).isLessThan(0.3f);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void measuresWithoutAllocating(Measure kind) {
    ErrorMeasure measure = fitted(kind);
    Reconstruction record = workspace();
    float[] row = {1, -1, 0.5f, -0.5f};
    float[] shares = new float[WIDTH];

    assertThat(
            Allocations.bytesEach(
                20_000,
                () -> {
                  record.take(row);
                  measure.error(record);
                  measure.shares(record, shares);
                }))
        .isLessThan(1);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void bytesKeepIt(Measure kind) throws IOException {
    ErrorMeasure measure = fitted(kind);

    assertThat(MeasureBytes.read(new BoundedReader(ByteBuffer.wrap(bytes(measure)))))
        .isEqualTo(measure)
        .hasSameHashCodeAs(measure);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void bytesCutShortAreRefused(Measure kind) throws IOException {
    byte[] bytes = bytes(fitted(kind));
    for (int length = 0; length < bytes.length; length++) {
      BoundedReader in = new BoundedReader(ByteBuffer.wrap(bytes, 0, length).slice());
      assertThatThrownBy(() -> MeasureBytes.read(in))
          .isInstanceOfAny(ModelFormatException.class, IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(ErrorMeasure measure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      MeasureBytes.write(measure, out);
    }
    return bytes.toByteArray();
  }
}
