package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family that descends, through the same tests of what it takes over from an old plant, whose
 * rows are many, to a new one, whose rows are few and a little different.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamilyTransferTest {

  private static final int FEW = 60;

  private final Map<String, Autoencoder> helped = new HashMap<>();

  static List<FamilyCase> descended() {
    return FamilyCase.all().stream().filter(subject -> subject.descent().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("descended")
  void frozenLayersKeepTheirBits(FamilyCase subject) throws TrainingException {
    Autoencoder old = subject.trained();
    for (int frozen : new int[] {1, old.encoderLayers()}) {
      Autoencoder trained = helped(subject, frozen);
      assertThat(digest(trained, 0, frozen)).isEqualTo(digest(old, 0, frozen));
      int end = old.layers().size();
      assertThat(digest(trained, frozen, end)).isNotEqualTo(digest(old, frozen, end));
    }
  }

  @ParameterizedTest
  @MethodSource("descended")
  void layersThatAreNotFrozenLearnOn(FamilyCase subject) throws TrainingException {
    assertThat(digest(helped(subject, 0), 0, 1)).isNotEqualTo(digest(subject.trained(), 0, 1));
  }

  @ParameterizedTest
  @MethodSource("descended")
  void theSameBeginningGivesTheSameBits(FamilyCase subject) throws TrainingException {
    assertThat(Samples.digest(train(subject, 1))).isEqualTo(Samples.digest(helped(subject, 1)));
  }

  @ParameterizedTest
  @MethodSource("descended")
  void aNewPlantWithFewRowsGainsByAnOldOne(FamilyCase subject) throws TrainingException {
    float[][] rows = few(subject);
    float[][] holdOut = shifted(subject.structure().apply(10));
    Autoencoder alone = new Dl4jTrainer().train(rows, brief(subject), 1);
    double without = Samples.error(alone, holdOut, holdOut);
    assertThat(Samples.error(helped(subject, 0), holdOut, holdOut)).isLessThan(without / 2);
  }

  @ParameterizedTest
  @MethodSource("descended")
  void anEarlierModelOfOtherLayersIsRefused(FamilyCase subject) throws TrainingException {
    Transfer transfer = new Transfer(subject.trained(), 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(other(subject), 24, transfer))
        .withMessageContaining(" must ")
        .withMessageContaining(", but was ");
  }

  @Test
  void tiedWeightsBeginWithTiedOnesOnly() throws TrainingException {
    AutoencoderSpec free = FamilyCase.spec(Family.STACKED, "code=2", "layers=6", "epochs=12");
    AutoencoderSpec tied = FamilyCase.changed(free, "tied=true");
    Dl4jTrainer trainer = new Dl4jTrainer();
    float[][] rows = Samples.surface(200, 1);
    Transfer ofFree = new Transfer(trainer.train(rows, free, 1), 0);
    Transfer ofTied = new Transfer(trainer.train(rows, tied, 1), 0);
    assertThatCode(() -> Dl4jTrainer.requireFit(tied, 8, ofTied)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(tied, 8, ofFree))
        .withMessage("earlier model must have tied weights, but was without (layer 0)");
  }

  @Test
  void principalComponentsBeginWithNothing() throws TrainingException {
    AutoencoderSpec linear = AutoencoderSpec.of(Family.LINEAR);
    float[][] rows = Samples.surface(100, 1);
    Transfer transfer = new Transfer(new Dl4jTrainer().train(rows, linear, 1), 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(linear, 8, transfer))
        .withMessageContaining("solved in closed form");
  }

  /** What a new plant learns that begins with the old one's network. */
  private Autoencoder helped(FamilyCase subject, int frozenLayers) throws TrainingException {
    String which = subject + " " + frozenLayers;
    if (!helped.containsKey(which)) {
      helped.put(which, train(subject, frozenLayers));
    }
    return helped.get(which);
  }

  private static Autoencoder train(FamilyCase subject, int frozenLayers) throws TrainingException {
    Transfer transfer = new Transfer(subject.trained(), frozenLayers);
    return new Dl4jTrainer().train(few(subject), brief(subject), 1, transfer);
  }

  private static String digest(Autoencoder autoencoder, int from, int to) {
    return Samples.digest(autoencoder.layers().subList(from, to));
  }

  private static AutoencoderSpec brief(FamilyCase subject) {
    return subject.spec().with(Hyperparameter.EPOCHS, "12");
  }

  private static AutoencoderSpec other(FamilyCase subject) {
    return subject.spec().family() == Family.ENSEMBLE
        ? subject.spec().with(Hyperparameter.GROUP, "3")
        : subject.spec().with(Hyperparameter.CODE, "7");
  }

  private static float[][] few(FamilyCase subject) {
    return shifted(Arrays.copyOf(subject.structure().apply(9), FEW));
  }

  /** Every other feature a little larger, and all of them moved. */
  private static float[][] shifted(float[][] rows) {
    float[][] shifted = new float[rows.length][rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < rows[r].length; f++) {
        shifted[r][f] = rows[r][f] * (f % 2 == 0 ? 1.1f : 1) + 0.1f;
      }
    }
    return shifted;
  }
}
