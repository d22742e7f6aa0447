package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class NativeReleaseTest {

  private static final float[][] ROWS = Samples.linear(200, 6, 2, 1);
  private static final AutoencoderSpec DENOISING =
      AutoencoderSpec.of(Family.DENOISING).with(Hyperparameter.EPOCHS, "5");

  @TempDir private Path directory;

  @Test
  void freesWhatTheNetworkHeld() throws TrainingException {
    Autoencoder autoencoder = new Dl4jTrainer().train(ROWS, DENOISING, 1);
    MultiLayerNetwork network = NetworkAssembly.assemble(autoencoder, new Adam(0.001), 0);
    try (INDArray rows = Nd4j.createFromArray(ROWS)) {
      network.fit(rows, rows);
    }
    assertThatNothingIsLeftOf(new Trained(autoencoder, network));
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void freesWhatANetworkOverWindowsHeld(Family family) throws TrainingException {
    AutoencoderSpec spec = FamilyCase.spec(family, "steps=" + Waves.STEPS, "epochs=3");
    Trained trained = FamilyTraining.of(family).train(Waves.rows(60, 1), spec, 1);
    assertThatNothingIsLeftOf(trained);
  }

  private static void assertThatNothingIsLeftOf(Trained trained) {
    INDArray parameters = trained.network().params();
    INDArray gradients = trained.network().getFlattenedGradients();
    INDArray optimiser = trained.network().getUpdater(false).getStateViewArray();
    trained.close();
    assertThat(parameters.wasClosed()).isTrue();
    assertThat(gradients.wasClosed()).isTrue();
    assertThat(optimiser.wasClosed()).isTrue();
    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())
        .extracting(MemoryWorkspace::getCurrentSize)
        .allMatch(size -> size == 0);
  }

  @Test
  void mayBeRepeated() throws TrainingException {
    Trained trained =
        FamilyTraining.of(Family.LINEAR).train(ROWS, AutoencoderSpec.of(Family.LINEAR), 1);
    trained.close();
    trained.close();
    assertThat(trained.network().params().wasClosed()).isTrue();
  }

  @Test
  void asksForNoCollectionOfTheHeap() throws Exception {
    Path file = directory.resolve("collections.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.SystemGC");
      recording.start();
      new Dl4jTrainer().train(ROWS, DENOISING, 1);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> asked = RecordingFile.readAllEvents(file);
    assertThat(asked).isEmpty();
  }
}
