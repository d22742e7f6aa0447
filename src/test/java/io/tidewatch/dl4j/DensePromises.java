package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** What the dense families claim. */
final class DensePromises {

  private DensePromises() {}

  static void codeIsUncorrelated(FamilyCase subject, Autoencoder trained) {
    CodeSample code = CodeSample.of(trained, subject.structure().apply(1));
    for (int a = 0; a < trained.codeWidth(); a++) {
      for (int b = 0; b < a; b++) {
        assertThat(code.correlation(a, b)).isCloseTo(0, within(1e-4));
      }
    }
  }

  static void spansThePrincipalSubspace(FamilyCase subject, Autoencoder trained)
      throws TrainingException {
    requireTied(trained);
    String code = "code=" + trained.codeWidth();
    RealMatrix closed = basis(subject.train(FamilyCase.spec(Family.LINEAR, code)));
    RealMatrix cosines = closed.transpose().multiply(basis(trained));
    double[] singular = new SingularValueDecomposition(cosines).getSingularValues();
    double cosine = singular[singular.length - 1];
    assertThat(Math.sqrt(Math.max(0, 1 - cosine * cosine))).as("sine of angle").isLessThan(0.01);
  }

  /**
   * With a linear output no hidden layer does better than principal components (Bourlard and Kamp
   * 1988): near them is all there is to claim.
   */
  static void comesNearComponentsOfItsSize(FamilyCase subject, Autoencoder trained)
      throws TrainingException {
    assertThat(trained.codeWidth()).isLessThan(trained.width());
    String code = "code=" + trained.codeWidth();
    Autoencoder linear = subject.train(FamilyCase.spec(Family.LINEAR, code));
    float[][] rows = subject.structure().apply(1);
    double least = Samples.error(linear, rows, rows);
    assertThat(Samples.error(trained, rows, rows)).isBetween(least, 4 * least);
  }

  static void beatsComponentsOfItsSize(FamilyCase subject, Autoencoder trained)
      throws TrainingException {
    assertThat(trained.codeWidth()).isLessThan(trained.width());
    String code = "code=" + trained.codeWidth();
    Autoencoder linear = subject.train(FamilyCase.spec(Family.LINEAR, code));
    float[][] rows = subject.structure().apply(2);
    assertThat(Samples.error(trained, rows, rows))
        .isLessThan(Samples.error(linear, rows, rows) / 2);
  }

  static void doesNotCopy(FamilyCase subject, Autoencoder trained) throws TrainingException {
    assertThat(trained.codeWidth()).isGreaterThan(trained.width());
    Autoencoder free = subject.train(FamilyCase.changed(subject.spec(), "sparsity=0", "l2=0"));
    float[][] off = Samples.noisy(subject.structure().apply(2), 1, 3);
    assertThat(Samples.error(trained, off, off)).isGreaterThan(2 * Samples.error(free, off, off));
    codeIsSparse(subject, trained);
  }

  static void gainsFromPretraining(FamilyCase subject, Autoencoder trained)
      throws TrainingException {
    AutoencoderSpec deep =
        FamilyCase.changed(
            subject.spec(), "layers=16,12,8", "activation=sigmoid", "learning_rate=0.03");
    float[][] rows = subject.structure().apply(1);
    float[][] others = subject.structure().apply(2);
    // Four layers of ten epochs each and thirty together, against seventy together.
    AutoencoderSpec with = FamilyCase.changed(deep, "pretrain_epochs=10", "epochs=30");
    AutoencoderSpec without = FamilyCase.changed(deep, "pretrain_epochs=0", "epochs=70");
    try (DenseNetwork one = DenseTraining.fit(rows, with, 1);
        DenseNetwork other = DenseTraining.fit(rows, without, 1)) {
      assertThat(Samples.error(one.compile(), others, others))
          .isLessThan(Samples.error(other.compile(), others, others) / 2);
    }
    requireTied(subject.train(FamilyCase.changed(subject.spec(), "tied=true", "layers=24,12")));
  }

  static void restores(FamilyCase subject, Autoencoder trained) throws TrainingException {
    float[][] clean = subject.structure().apply(2);
    for (String kind : List.of("gaussian", "masking", "salt_and_pepper", "dropout")) {
      AutoencoderSpec spec =
          FamilyCase.changed(
              subject.spec(),
              "code=6",
              "layers=32",
              "corruption=" + (kind.equals("gaussian") ? "0.5" : "0.25"),
              "corruption_kind=" + kind);
      float[][] corrupted = subject.structure().apply(2);
      SplittableRandom random = new SplittableRandom(7);
      for (float[] row : corrupted) {
        Corruption.of(spec).apply(row, random);
      }
      assertThat(Samples.error(subject.train(spec), corrupted, clean))
          .as(kind)
          .isLessThan(distance(corrupted, clean) / 2);
    }
  }

  static void codeIsSparse(FamilyCase subject, Autoencoder trained) throws TrainingException {
    float[][] rows = subject.structure().apply(1);
    Autoencoder free = subject.train(FamilyCase.changed(subject.spec(), "sparsity=0"));
    double share = CodeSample.of(trained, rows).quietShare();
    assertThat(share).as("share of quiet units").isGreaterThan(0.7);
    assertThat(1 - share).isLessThan((1 - CodeSample.of(free, rows).quietShare()) / 2);
  }

  static void meansHitTheTarget(FamilyCase subject, Autoencoder trained) {
    double rho = subject.spec().number(Hyperparameter.RHO);
    CodeSample code = CodeSample.of(trained, subject.structure().apply(1));
    for (int unit = 0; unit < trained.codeWidth(); unit++) {
      assertThat(code.mean(unit)).as("unit " + unit).isCloseTo(rho, within(0.02));
    }
  }

  static void contracts(FamilyCase subject, Autoencoder trained) throws TrainingException {
    float[][] rows = subject.structure().apply(2);
    Autoencoder free = subject.train(FamilyCase.changed(subject.spec(), "contraction=0"));
    assertThat(CodeSample.squaredJacobian(trained, rows))
        .isLessThan(CodeSample.squaredJacobian(free, rows) * 0.8);
  }

  static void sampledCodeIsNearThePrior(FamilyCase subject, Autoencoder trained)
      throws TrainingException {
    float[][] rows = subject.structure().apply(1);
    try (DenseNetwork network = DenseTraining.fit(rows, subject.spec(), 1)) {
      SplittableRandom random = new SplittableRandom(8);
      float[][] encoded = network.encode(rows);
      int units = network.codeUnits();
      float[][] sampled = new float[rows.length][units];
      for (int r = 0; r < rows.length; r++) {
        for (int u = 0; u < units; u++) {
          double deviation = Math.exp(encoded[r][units + u] / 2);
          sampled[r][u] = (float) (encoded[r][u] + deviation * random.nextGaussian());
        }
      }
      requirePrior(new CodeSample(sampled));
    }
  }

  static void codeIsNearThePrior(FamilyCase subject, Autoencoder trained) throws TrainingException {
    float[][] rows = subject.structure().apply(1);
    CodeSample code = CodeSample.of(trained, rows);
    Autoencoder free = subject.train(FamilyCase.changed(subject.spec(), "adversary=0"));
    CodeSample other = CodeSample.of(free, rows);
    requirePrior(code);
    for (int unit = 0; unit < trained.codeWidth(); unit++) {
      assertThat(code.distanceFromNormal(unit)).isLessThan(other.distanceFromNormal(unit));
    }
  }

  private static void requirePrior(CodeSample code) {
    for (int unit = 0; unit < code.units(); unit++) {
      assertThat(code.mean(unit)).as("mean of unit " + unit).isCloseTo(0, within(0.2));
      assertThat(code.deviation(unit)).as("deviation of unit " + unit).isCloseTo(1, within(0.2));
      assertThat(code.distanceFromNormal(unit)).as("distance of unit " + unit).isLessThan(0.1);
    }
    assertThat(code.correlation(0, 1)).as("correlation").isCloseTo(0, within(0.2));
  }

  private static void requireTied(Autoencoder autoencoder) {
    int layers = autoencoder.layers().size();
    for (int l = 0; l < layers / 2; l++) {
      float[][] encoder = ((Dense) autoencoder.layers().get(l)).weights();
      float[][] decoder = ((Dense) autoencoder.layers().get(layers - 1 - l)).weights();
      for (int i = 0; i < encoder.length; i++) {
        for (int o = 0; o < encoder[i].length; o++) {
          assertThat(Float.floatToIntBits(decoder[o][i]))
              .isEqualTo(Float.floatToIntBits(encoder[i][o]));
        }
      }
    }
  }

  /** Orthonormal columns that span what a linear decoder can answer. */
  private static RealMatrix basis(Autoencoder autoencoder) {
    float[][] weights = ((Dense) autoencoder.layers().get(1)).weights();
    RealMatrix columns = new Array2DRowRealMatrix(autoencoder.width(), weights.length);
    for (int k = 0; k < weights.length; k++) {
      for (int f = 0; f < weights[k].length; f++) {
        columns.setEntry(f, k, weights[k][f]);
      }
    }
    return new QRDecomposition(columns)
        .getQ()
        .getSubMatrix(0, autoencoder.width() - 1, 0, weights.length - 1);
  }

  private static double distance(float[][] rows, float[][] others) {
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < rows[r].length; f++) {
        sum += Math.pow((double) rows[r][f] - others[r][f], 2);
      }
    }
    return sum / rows.length / rows[0].length;
  }
}
