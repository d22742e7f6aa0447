package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** The same rows, spec and seed give the same bits, wherever and whenever. */
class SameBitsTest {

  private static String first;

  @BeforeAll
  static void trainOnce() throws TrainingException {
    first = TrainingDigest.ofAllFamilies();
  }

  @Test
  void twiceInAProcess() throws TrainingException {
    assertThat(TrainingDigest.ofAllFamilies()).isEqualTo(first);
  }

  @Test
  void afterOthersDrewFromTheLibrarysOwnGenerator() throws TrainingException {
    Nd4j.getRandom().setSeed(99);
    Nd4j.rand(3, 3).close();
    assertThat(TrainingDigest.ofAllFamilies()).isEqualTo(first);
  }

  @Test
  void onAnotherThread() throws Exception {
    CompletableFuture<String> elsewhere = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                elsewhere.complete(TrainingDigest.ofAllFamilies());
              } catch (TrainingException | RuntimeException failed) {
                elsewhere.completeExceptionally(failed);
              }
            });
    thread.start();
    assertThat(elsewhere.get()).isEqualTo(first);
    thread.join();
  }

  @Test
  void inAnotherProcess() throws Exception {
    String output = TrainingProcess.run(List.of(), TrainingDigest.class);
    String digest =
        output.lines().filter(line -> line.startsWith("digest ")).collect(Collectors.joining());
    assertThat(digest).isEqualTo("digest " + first);
  }

  @Test
  void butAnotherSeedGivesAnotherNetwork() throws TrainingException {
    float[][] rows = Samples.linear(200, 6, 2, 1);
    AutoencoderSpec spec = AutoencoderSpec.of(Family.DENOISING).with(Hyperparameter.EPOCHS, "2");
    Dl4jTrainer trainer = new Dl4jTrainer();
    assertThat(Samples.digest(trainer.train(rows, spec, 1)))
        .isNotEqualTo(Samples.digest(trainer.train(rows, spec, 2)));
  }
}
