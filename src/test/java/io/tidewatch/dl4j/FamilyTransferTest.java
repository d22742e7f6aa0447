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
import io.tidewatch.model.Layer;
import java.util.Arrays;
import java.util.EnumMap;
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

  private final Map<Family, Autoencoder> old = new EnumMap<>(Family.class);

  static List<FamilyCase> descended() {
    return FamilyCase.all().stream().filter(subject -> subject.descent().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("descended")
  void frozenLayersKeepTheirBits(FamilyCase subject) throws TrainingException {
    Autoencoder earlier = old(subject);
    for (int frozen = 1; frozen <= earlier.encoderLayers(); frozen++) {
      Autoencoder trained = transferred(subject, new Transfer(earlier, frozen));
      assertThat(Samples.digest(trained.layers().subList(0, frozen)))
          .isEqualTo(Samples.digest(earlier.layers().subList(0, frozen)));
      List<Layer> free = trained.layers().subList(frozen, trained.layers().size());
      assertThat(Samples.digest(free))
          .isNotEqualTo(Samples.digest(earlier.layers().subList(frozen, earlier.layers().size())));
    }
  }

  @ParameterizedTest
  @MethodSource("descended")
  void layersThatAreNotFrozenLearnOn(FamilyCase subject) throws TrainingException {
    Autoencoder earlier = old(subject);
    Autoencoder trained = transferred(subject, new Transfer(earlier, 0));
    assertThat(Samples.digest(trained.layers().subList(0, 1)))
        .isNotEqualTo(Samples.digest(earlier.layers().subList(0, 1)));
  }

  @ParameterizedTest
  @MethodSource("descended")
  void theSameBeginningGivesTheSameBits(FamilyCase subject) throws TrainingException {
    Transfer transfer = new Transfer(old(subject), 1);
    assertThat(Samples.digest(transferred(subject, transfer)))
        .isEqualTo(Samples.digest(transferred(subject, transfer)));
  }

  @ParameterizedTest
  @MethodSource("descended")
  void aNewPlantWithFewRowsGainsByAnOldOne(FamilyCase subject) throws TrainingException {
    float[][] rows = few(subject);
    float[][] holdOut = shifted(subject.structure().apply(10));
    Autoencoder alone = new Dl4jTrainer().train(rows, brief(subject), 1);
    Autoencoder helped = transferred(subject, new Transfer(old(subject), 0));
    double without = Samples.error(alone, holdOut, holdOut);
    double with = Samples.error(helped, holdOut, holdOut);
    assertThat(with).isLessThan(without / 2);
  }

  @ParameterizedTest
  @MethodSource("descended")
  void anEarlierModelOfOtherLayersIsRefused(FamilyCase subject) throws TrainingException {
    Transfer transfer = new Transfer(old(subject), 0);
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

  private Autoencoder old(FamilyCase subject) throws TrainingException {
    Family family = subject.spec().family();
    if (!old.containsKey(family)) {
      old.put(family, subject.train());
    }
    return old.get(family);
  }

  private static Autoencoder transferred(FamilyCase subject, Transfer transfer)
      throws TrainingException {
    return new Dl4jTrainer().train(few(subject), brief(subject), 1, transfer);
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
