package io.tidewatch.chaos;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Trainings that take ten seconds; the checkpoints meanwhile are timed. */
final class LongTraining implements Fault {

  private static final int SECONDS = 90;

  @Override
  public String name() {
    return "long-training";
  }

  @Override
  public List<String> rows() {
    return List.of("checkpoints during a training");
  }

  @Override
  public String injection() {
    return "every training takes ten seconds and more";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml ->
        yaml.replace("epochs: 5", "epochs: 700").replace("  window: 30s", "  window: 150s");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    long begun = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(SECONDS);
    LongSummaryStatistics millis =
        scene.job().checkpointsSince(begun).stream()
            .mapToLong(Job.Checkpoint::millis)
            .summaryStatistics();
    scene.say(
        "%d checkpoints in %d s: %.0f ms in the mean, %d at most; trainings of %s ms"
            .formatted(
                millis.getCount(),
                SECONDS,
                millis.getAverage(),
                millis.getMax(),
                TrainingLog.of(scene.cluster()).millis()));
  }
}
