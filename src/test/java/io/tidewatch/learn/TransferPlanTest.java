package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Family;
import io.tidewatch.model.ModelCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which training begins with an earlier model, and which does not. */
class TransferPlanTest {

  private static final DetectorModel EARLIER =
      Models.of(3, 500, Models.unscaled(2), Models.chain(new float[] {1, 1}, 2));
  private static final LearningPlan PLAN =
      Plans.learning(Plans.NEVER)
          .with(AutoencoderSpec.of(Family.LINEAR), new TransferPlan(ModelCodec.encode(EARLIER), 1));

  /** Notes what it is to begin with. */
  private static final class NotingTrainer implements Trainer {

    private final List<Transfer> transfers = new ArrayList<>();

    @Override
    public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) {
      return new ShrinkTrainer().train(rows, spec, seed);
    }

    @Override
    public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed, Transfer transfer) {
      transfers.add(transfer);
      return train(rows, spec, seed);
    }
  }

  private static TrainingOutcome run(Trainer trainer, DetectorModel champion) {
    SplittableRandom random = new SplittableRandom(1);
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<float[]> rows = new ArrayList<>();
      for (int row = 0; row < 10; row++) {
        rows.add(new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()});
      }
      windows.add(new EntityWindow(SampleUnit.of("pump-" + i, 0), rows));
    }
    return new TrainingJob(
            PLAN, Models.SLOT, 9_000, Trigger.FIRST, 1, Models.SCHEMA, windows, champion)
        .run(trainer);
  }

  @Test
  void theFirstTrainingOfASlotBeginsWithTheEarlierModel() {
    NotingTrainer trainer = new NotingTrainer();
    DetectorModel first = run(trainer, null).model();
    assertThat(trainer.transfers).hasSize(1);
    assertThat(trainer.transfers.get(0).frozenLayers()).isEqualTo(1);
    assertThat(trainer.transfers.get(0).earlier().layers()).hasSize(2);
    assertThat(first.provenance().parent()).isEqualTo(EARLIER.version().toString());
  }

  @Test
  void laterTrainingsBeginFromTheSeed() {
    NotingTrainer trainer = new NotingTrainer();
    DetectorModel champion = Models.of(1, 0, Models.unscaled(2), Models.diagonal(0, 0));
    DetectorModel second = run(trainer, champion).model();
    assertThat(trainer.transfers).isEmpty();
    assertThat(second.provenance().parent()).isEqualTo(champion.version().toString());
  }

  @Test
  void aTrainerThatCannotBeginWithAModelSaysSo() {
    TrainingOutcome outcome = run(new ShrinkTrainer(), null);
    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.detail()).endsWith("can begin with an earlier model, but was ShrinkTrainer");
  }

  @Test
  void travelsWithAJob() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(PLAN);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TransferPlan arrived = ((LearningPlan) in.readObject()).transfer();
      assertThat(arrived.model()).isEqualTo(PLAN.transfer().model());
      assertThat(arrived.frozenLayers()).isEqualTo(1);
    }
  }

  @Test
  void nobodyWritesIntoItsBytes() {
    byte[] bytes = ModelCodec.encode(EARLIER);
    TransferPlan plan = new TransferPlan(bytes, 0);
    bytes[0]++;
    plan.model()[0]++;
    assertThat(plan.earlier().version()).isEqualTo(EARLIER.version());
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransferPlan(new byte[20], 0))
        .withMessageStartingWith("model must begin with the magic number");
  }

  @Test
  void noMoreLayersAreFrozenThanTheEncoderHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransferPlan(ModelCodec.encode(EARLIER), 2))
        .withMessage("frozen layers must be 0 to the encoder's 1, but was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransferPlan(ModelCodec.encode(EARLIER), -1));
  }

  @Test
  void aModelOfAnotherFamilyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAN.with(AutoencoderSpec.of(Family.DEEP), PLAN.transfer()))
        .withMessage("earlier model must be of family deep, but was linear{}");
  }
}
