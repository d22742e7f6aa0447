package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.ErrorMeasure;
import io.tidewatch.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A network and the scale it was trained on, with or without the opposites of its rows. */
class FittedNetworkTest {

  private static final float NAN = Float.NaN;
  private static final List<float[]> ROWS =
      List.of(new float[] {1, 10}, new float[] {3, NAN}, new float[] {5, 30});

  private final List<float[]> trainedOn = new ArrayList<>();

  private FittedNetwork halving(List<float[]> rows, boolean mirrored) throws TrainingException {
    return FittedNetwork.of(
        rows,
        mirrored,
        scaled -> {
          trainedOn.addAll(List.of(scaled));
          return Models.diagonal(0.5f, 0.5f);
        });
  }

  @Test
  void theNetworkIsTrainedOnTheRowsInTheirScale() throws TrainingException {
    FittedNetwork network = halving(ROWS, false);

    assertThat(network.scaler().center()).containsExactly(3, 20);
    assertThat(trainedOn).hasSize(3);
    assertThat(trainedOn.get(1)).containsExactly(0, 0);
    assertThat(trainedOn.get(2)[1]).isEqualTo(1);
  }

  /** Rising is as normal as falling; what is missing is missing either way. */
  @Test
  void mirroredEachRowStandsForItsOppositeAsWell() throws TrainingException {
    FittedNetwork network = halving(ROWS, true);

    assertThat(network.scaler().center()).containsExactly(0, 0);
    assertThat(network.scaler().spread()[0])
        .isCloseTo((float) Math.sqrt(35 / 3.0), Offset.offset(1e-5f));
    assertThat(trainedOn).hasSize(6);
    for (int i = 0; i < 3; i++) {
      float[] row = trainedOn.get(i);
      float[] opposite = trainedOn.get(i + 3);
      for (int f = 0; f < 2; f++) {
        assertThat(opposite[f] + row[f]).isZero();
      }
    }
  }

  @Test
  void whatItIsGivenStaysAsItIs() throws TrainingException {
    halving(ROWS, true);

    assertThat(ROWS.get(0)).containsExactly(1, 10);
    assertThat(ROWS).hasSize(3);
  }

  private static List<float[]> aroundFive() {
    SplittableRandom random = new SplittableRandom(8);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new float[] {(float) random.nextGaussian(5, 1), (float) random.nextGaussian(5, 1)});
    }
    return rows;
  }

  private double[] errorsOfFiveAndItsOpposite(boolean mirrored) throws TrainingException {
    FittedNetwork network = halving(aroundFive(), mirrored);
    ErrorMeasure measure = network.measure(Measure.RESIDUAL_DISTANCE, aroundFive());
    return network.errors(measure, List.of(new float[] {5, 5}, new float[] {-5, -5}));
  }

  @Test
  void mirroredARowIsAsFarOffAsItsOpposite() throws TrainingException {
    double[] errors = errorsOfFiveAndItsOpposite(true);

    assertThat(errors[0]).isCloseTo(errors[1], Offset.offset(1e-4));
  }

  @Test
  void notMirroredItNeedNotBe() throws TrainingException {
    double[] errors = errorsOfFiveAndItsOpposite(false);

    assertThat(errors[1]).isGreaterThan(5 * errors[0]);
  }

  @Test
  void thereIsOneErrorARowMirroredOrNot() throws TrainingException {
    FittedNetwork network = halving(ROWS, true);

    assertThat(network.errors(network.measure(Measure.ROOT_MEAN_SQUARE, ROWS), ROWS)).hasSize(3);
  }
}
