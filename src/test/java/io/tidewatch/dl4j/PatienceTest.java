package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The network here answers a multiple of its one feature, so that 1 is the best and 3 is worse. */
class PatienceTest {

  private static final int ROWS = 50;

  private final DenseNetwork network = multiplier();

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void holdsOutItsShareOfTheRows() {
    float[][] rows = rows();
    try (Patience patience = patience(rows, "patience=2", "hold_out=0.2")) {
      assertThat(List.of(patience.training())).hasSize(40).doesNotHaveDuplicates().isSubsetOf(rows);
    }
  }

  @Test
  void holdsOutOtherRowsByAnotherSeed() {
    FitPlan plan = plan("patience=2", "hold_out=0.2");
    try (Patience one = Patience.of(plan, rows(), new SplittableRandom(1));
        Patience same = Patience.of(plan, rows(), new SplittableRandom(1));
        Patience other = Patience.of(plan, rows(), new SplittableRandom(2))) {
      assertThat(same.training()).isDeepEqualTo(one.training());
      assertThat(Arrays.deepEquals(other.training(), one.training())).isFalse();
    }
  }

  @Test
  void holdsNothingOutAndNeverEndsWherePatienceIsZero() {
    float[][] rows = rows();
    try (Patience patience = patience(rows, "patience=0")) {
      assertThat(patience.training()).isSameAs(rows);
      assertThat(ends(patience, 2, 3, 4, 5, 6)).containsOnly(false);
      patience.restore(network);
      assertThat(multiple()).isEqualTo(6);
    }
  }

  @Test
  void trainsOnTheOnlyRowThereIs() {
    try (Patience patience = patience(new float[][] {{1}}, "patience=2")) {
      assertThat(patience.training()).hasNumberOfRows(1);
    }
  }

  @Test
  void endsAfterSoManyEpochsWithoutABetterOne() {
    try (Patience patience = patience(rows(), "patience=3")) {
      assertThat(ends(patience, 3, 2, 4, 5, 2)).containsExactly(false, false, false, false, true);
    }
  }

  @Test
  void beginsToCountAnewAfterABetterEpoch() {
    try (Patience patience = patience(rows(), "patience=2")) {
      assertThat(ends(patience, 4, 5, 3, 6, 2, 3, 4))
          .containsExactly(false, false, false, false, false, false, true);
    }
  }

  @Test
  void putsTheBestWeightsBack() {
    try (Patience patience = patience(rows(), "patience=3")) {
      ends(patience, 3, 1.5f, 2, 5);
      patience.restore(network);
      assertThat(multiple()).isEqualTo(1.5f);
    }
  }

  @Test
  void onlyTheRowsHeldOutDecide() {
    float[][] rows = rows();
    List<float[]> training;
    try (Patience patience = patience(rows, "patience=1")) {
      training = List.of(patience.training());
    }
    float[][] silentHoldOut = zeroWhere(rows, row -> !training.contains(row));
    float[][] silentTraining = zeroWhere(rows, training::contains);
    try (Patience indifferent = patience(silentHoldOut, "patience=1");
        Patience attentive = patience(silentTraining, "patience=1")) {
      assertThat(ends(indifferent, 4, 3)).containsExactly(false, true);
      assertThat(ends(attentive, 4, 3)).containsExactly(false, false);
    }
  }

  @Test
  void endsATrainingThatOnlyGrowsWorse() throws TrainingException {
    float[][] noise = Samples.gaussian(40, 6, new SplittableRandom(1));
    AutoencoderSpec patient =
        FamilyCase.spec(Family.DEEP, "epochs=40", "code=5", "patience=2", "learning_rate=0.05");
    TrainingCurve ended = fit(patient, noise);
    assertThat(ended.training()).hasSizeBetween(3, 39);
    assertThat(ended.heldOut()).hasSameSizeAs(ended.training());
    assertThat(ended.heldOut().get(ended.heldOut().size() - 1))
        .isGreaterThan(Collections.min(ended.heldOut()));
    TrainingCurve impatient = fit(FamilyCase.changed(patient, "patience=0"), noise);
    assertThat(impatient.training()).hasSize(40);
    assertThat(impatient.heldOut()).isEmpty();
  }

  private static TrainingCurve fit(AutoencoderSpec spec, float[][] rows) throws TrainingException {
    SplittableRandom random = new SplittableRandom(1);
    DenseDesign design = DenseDesign.draw(spec, rows[0].length, random);
    try (DenseNetwork drawn = design.build(DataType.FLOAT, random)) {
      return new DenseFit(drawn, FitPlan.of(spec)).run(rows, random);
    }
  }

  private static DenseNetwork multiplier() {
    Dense one = new Dense(new float[][] {{1}}, new float[1], Activation.IDENTITY);
    DenseChain chain = new DenseChain(List.of(one, one), false, DataType.FLOAT);
    return new DenseNetwork(chain, 1, 1, CodeTerm.NONE, 0);
  }

  private float multiple() {
    return network.chain().weights(1).getFloat(0, 0);
  }

  private List<Boolean> ends(Patience patience, float... multiples) {
    List<Boolean> ends = new ArrayList<>();
    for (float multiple : multiples) {
      network.chain().weights(1).putScalar(0, 0, multiple);
      ends.add(patience.endsAfter(network, Loss.MSE));
    }
    return ends;
  }

  private static FitPlan plan(String... values) {
    return FitPlan.of(FamilyCase.spec(Family.DEEP, values));
  }

  private static Patience patience(float[][] rows, String... values) {
    return Patience.of(plan(values), rows, new SplittableRandom(1));
  }

  private static float[][] rows() {
    float[][] rows = new float[ROWS][];
    for (int r = 0; r < ROWS; r++) {
      rows[r] = new float[] {r + 1};
    }
    return rows;
  }

  private static float[][] zeroWhere(float[][] rows, Predicate<float[]> silenced) {
    return Arrays.stream(rows)
        .map(row -> silenced.test(row) ? new float[1] : row)
        .toArray(float[][]::new);
  }
}
