package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTrainingTest {

  private static final AutoencoderSpec LINEAR = AutoencoderSpec.of(Family.LINEAR);

  @Test
  void spansThePlantedSubspaceAndReconstructsIt() throws TrainingException {
    float[][] rows = flat(500, 1);
    Autoencoder autoencoder = train(rows, LINEAR.with(Hyperparameter.CODE, "2"));
    assertThat(Samples.error(autoencoder, rows, rows)).isLessThan(1e-10);
    // Points of the plane that were not trained on, far outside the training rows among them.
    float[][] others = flat(50, 100);
    assertThat(Samples.error(autoencoder, others, others)).isLessThan(1e-6);
    float[][] off = Samples.noisy(others, 1, 2);
    // Of eight directions, six lead out of the plane.
    assertThat(Samples.error(autoencoder, off, off)).isCloseTo(0.75, within(0.1));
  }

  @Test
  void hasOrthonormalComponentsWithPositiveLargestWeight() throws TrainingException {
    float[][] rows = Samples.linear(300, 12, 4, 5);
    Dense encode = (Dense) train(rows, LINEAR.with(Hyperparameter.CODE, "7")).layers().get(0);
    float[][] weights = encode.weights();
    for (int a = 0; a < 7; a++) {
      float largest = 0;
      for (float[] row : weights) {
        largest = Math.abs(row[a]) > Math.abs(largest) ? row[a] : largest;
      }
      assertThat(largest).isPositive();
      for (int b = 0; b < 7; b++) {
        double product = 0;
        for (float[] row : weights) {
          product += (double) row[a] * row[b];
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void decodesWithTheTransposeAndTheMeans() throws TrainingException {
    float[][] rows = Samples.linear(300, 6, 2, 5);
    Autoencoder autoencoder = train(rows, LINEAR.with(Hyperparameter.CODE, "3"));
    Dense encode = (Dense) autoencoder.layers().get(0);
    Dense decode = (Dense) autoencoder.layers().get(1);
    assertThat(autoencoder.encoderLayers()).isEqualTo(1);
    assertThat(encode.activation()).isEqualTo(Activation.IDENTITY);
    assertThat(decode.activation()).isEqualTo(Activation.IDENTITY);
    for (int f = 0; f < 6; f++) {
      double mean = 0;
      for (float[] row : rows) {
        mean += row[f];
      }
      assertThat((double) decode.bias()[f]).isCloseTo(mean / rows.length, within(1e-6));
      for (int k = 0; k < 3; k++) {
        assertThat(decode.weights()[k][f]).isEqualTo(encode.weights()[f][k]);
      }
    }
    ForwardPass pass = autoencoder.newPass();
    pass.reconstruct(decode.bias());
    assertThat(pass.code()).containsExactly(new float[3], within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.63, 1", "0.65, 2", "0.9, 2", "0.95, 3", "0.99, 4", "1, 4"})
  void keepsTheFewestComponentsThatReachTheShare(double share, int expected)
      throws TrainingException {
    // Independent columns of variance 16, 7, 1.5, 0.5 and 0: shares 0.64, 0.92, 0.98, 1, 1.
    double[] deviations = {4, Math.sqrt(7), Math.sqrt(1.5), Math.sqrt(0.5), 0};
    float[][] rows = new float[32][5];
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < 5; f++) {
        // Signs by the bits of the row number: exactly uncorrelated.
        rows[r][f] = (float) ((r >> f & 1) == 0 ? deviations[f] : -deviations[f]);
      }
    }
    Autoencoder autoencoder =
        train(rows, LINEAR.with(Hyperparameter.VARIANCE, Double.toString(share)));
    assertThat(autoencoder.codeWidth()).isEqualTo(expected);
  }

  @Test
  void leavesAtLeastOneDirectionOut() throws TrainingException {
    float[][] rows = Samples.gaussian(100, 4, new SplittableRandom(1));
    Autoencoder autoencoder = train(rows, LINEAR.with(Hyperparameter.VARIANCE, "1"));
    assertThat(autoencoder.codeWidth()).isEqualTo(3);
  }

  @Test
  void keepsTheShareOfTheVarianceThatWasAskedFor() throws TrainingException {
    float[][] rows = Samples.gaussian(400, 10, new SplittableRandom(1));
    double variance = 0;
    PrincipalComponents components = PrincipalComponents.of(rows);
    for (float[] row : rows) {
      for (int f = 0; f < 10; f++) {
        variance += Math.pow(row[f] - components.mean(f), 2) / rows.length / 10;
      }
    }
    Autoencoder autoencoder = train(rows, LINEAR.with(Hyperparameter.VARIANCE, "0.8"));
    double lost = Samples.error(autoencoder, rows, rows) / variance;
    assertThat(lost).isBetween(0.05, 0.2);
  }

  @Test
  void ignoresTheOrderOfConstantFeatures() throws TrainingException {
    Autoencoder autoencoder = train(new float[][] {{2, -3, 5}, {2, -3, 5}}, LINEAR);
    assertThat(autoencoder.codeWidth()).isEqualTo(1);
    assertThat(autoencoder.newPass().reconstruct(new float[] {2, -3, 5}))
        .containsExactly(new float[] {2, -3, 5}, within(1e-5f));
  }

  @Test
  void refusesMoreComponentsThanTheWidthAllows() {
    float[][] rows = Samples.linear(20, 4, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(rows, LINEAR.with(Hyperparameter.CODE, "4")))
        .withMessageStartingWith("code must be at most 3 for 4 features, but was 4");
  }

  private static Autoencoder train(float[][] rows, AutoencoderSpec spec) throws TrainingException {
    return new Dl4jTrainer().train(rows, spec, 1);
  }

  /** Rows exactly in one plane of eight dimensions that does not pass through the origin. */
  private static float[][] flat(int count, double reach) {
    SplittableRandom random = new SplittableRandom(count);
    float[][] rows = new float[count][8];
    for (float[] row : rows) {
      double u = reach * random.nextGaussian();
      double v = reach * random.nextGaussian();
      for (int f = 0; f < 8; f++) {
        row[f] = (float) (u * Math.cos(f) + v * Math.sin(3 * f) + 0.1 * f);
      }
    }
    return rows;
  }
}
