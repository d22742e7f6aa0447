package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A network of two features, a code of one that is feature 0, and a decoder that copies it twice.
 */
class ReconstructionProbabilityTest {

  private static final ErrorScale SCALE = new ErrorScale(new float[] {0.5f, 2});

  /** The logarithm of the code's variance is {@code certainty} times feature 1. */
  private static Reconstruction record(float certainty, float... row) {
    GaussianHead head =
        new GaussianHead(
            new Dense(new float[][] {{1}, {0}}, new float[1], Activation.IDENTITY),
            new Dense(new float[][] {{0}, {certainty}}, new float[1], Activation.IDENTITY));
    Dense decoder = new Dense(new float[][] {{1, 1}}, new float[2], Activation.IDENTITY);
    Scaler scaler = new Scaler(new float[2], ModelFixtures.ones(2));
    Reconstruction record = new Reconstruction(scaler, new Autoencoder(List.of(head, decoder), 1));
    record.take(row);
    return record;
  }

  private static ReconstructionProbability drawing(float... draws) {
    float[][] rows = new float[draws.length][];
    for (int i = 0; i < draws.length; i++) {
      rows[i] = new float[] {draws[i]};
    }
    return new ReconstructionProbability(SCALE, rows);
  }

  @Test
  void theMeanCodeAloneGivesTheRootMeanSquare() {
    Reconstruction record = record(1, 3, -1);

    assertThat(drawing(0).error(record)).isEqualTo(SCALE.error(record));
  }

  /** Residuals from code 3 and deviation e^(-1/2) by hand. */
  @Test
  void eachDrawCountsByItsOwnResiduals() {
    Reconstruction record = record(1, 3, -1);
    double deviation = Math.exp(-0.5);
    double squares = 0;
    for (double draw : new double[] {1, -2}) {
      double code = 3 + deviation * draw;
      squares += Math.pow((3 - code) / 0.5, 2) + Math.pow((-1 - code) / 2, 2);
    }

    assertThat(drawing(1, -2).error(record))
        .isCloseTo((float) Math.sqrt(squares / 4), Offset.offset(1e-5f));
  }

  /** Two records with the same reconstruction: the one whose code is uncertain is less likely. */
  @Test
  void anUncertainCodeMakesARecordLessLikely() {
    ReconstructionProbability measure = ReconstructionProbability.of(SCALE, 1);

    assertThat(measure.error(record(3, 1, 1))).isGreaterThan(measure.error(record(-3, 1, 1)));
  }

  /** The root mean square rises as the Monte Carlo estimate of the log-likelihood falls. */
  @Test
  void ordersRecordsAsTheLogLikelihoodDoes() {
    SplittableRandom random = new SplittableRandom(2);
    ReconstructionProbability measure = ReconstructionProbability.of(SCALE, 1);
    for (int run = 0; run < 100; run++) {
      float[] one = {(float) random.nextGaussian(), (float) random.nextGaussian()};
      float[] other = {(float) random.nextGaussian(), (float) random.nextGaussian()};
      double likelier = logLikelihood(measure, one) - logLikelihood(measure, other);

      float difference = measure.error(record(1, one)) - measure.error(record(1, other));

      assertThat(Math.signum(difference)).isEqualTo(-(float) Math.signum(likelier));
    }
  }

  private static double logLikelihood(ReconstructionProbability measure, float[] row) {
    double sum = 0;
    for (float[] draw : measure.draws()) {
      double code = row[0] + Math.exp(0.5 * row[1]) * draw[0];
      sum -= Math.pow((row[0] - code) / 0.5, 2) / 2 + Math.pow((row[1] - code) / 2, 2) / 2;
    }
    return sum / measure.draws().length;
  }

  @Test
  void sharesAreOfTheSquaresOverAllDraws() {
    Reconstruction record = record(1, 3, -1);
    float[] shares = new float[2];

    drawing(1, -1).shares(record, shares);

    double deviation = Math.exp(-0.5);
    double first = 2 * Math.pow(deviation / 0.5, 2);
    double second = Math.pow((-4 - deviation) / 2, 2) + Math.pow((-4 + deviation) / 2, 2);
    assertThat(shares[0]).isCloseTo((float) (first / (first + second)), Offset.offset(1e-5f));
    assertThat(shares[0] + shares[1]).isCloseTo(1, Offset.offset(1e-6f));
  }

  @Test
  void missingFeaturesDoNotCount() {
    assertThat(drawing(1).error(record(1, Float.NaN, Float.NaN))).isZero();
    assertThat(drawing(0).error(record(1, 3, Float.NaN))).isZero();
  }

  @Test
  void drawsComeInMirroredPairsAndAreKeptInBytes() throws IOException {
    ReconstructionProbability measure = ReconstructionProbability.of(SCALE, 3);
    float[][] draws = measure.draws();
    for (int i = 0; i < draws.length; i += 2) {
      for (int unit = 0; unit < 3; unit++) {
        assertThat(draws[i][unit]).isEqualTo(-draws[i + 1][unit]).isNotZero();
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MeasureBytes.write(measure, new DataOutputStream(bytes));

    assertThat(MeasureBytes.read(new BoundedReader(ByteBuffer.wrap(bytes.toByteArray()))))
        .isEqualTo(measure);
  }

  @Test
  void headsAndDrawsMustFit() {
    Dense one = new Dense(new float[2][1], new float[1], Activation.IDENTITY);
    Dense two = new Dense(new float[2][2], new float[2], Activation.IDENTITY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianHead(one, two))
        .withMessageContaining("as wide as the means");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReconstructionProbability(SCALE, new float[0][]))
        .withMessage("draws must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReconstructionProbability(SCALE, new float[][] {{1}, {1, 2}}))
        .withMessageContaining("1 wide");
  }
}
