package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trainings that take ten seconds; the checkpoints meanwhile are timed. */
final class LongTraining implements Fault {

  private static final int SECONDS = 90;
  private static final Pattern TOOK = Pattern.compile("training of slot .* in (\\d+) ms");

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
    return "every training takes some ten seconds";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml ->
        yaml.replace("epochs: 5", "epochs: 300").replace("  window: 30s", "  window: 150s");
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
                trainings(scene)));
  }

  /** What the TaskManagers' logs say of how long each training took. */
  private static List<Long> trainings(Scene scene) throws IOException {
    List<Long> millis = new ArrayList<>();
    for (JavaProcess taskManager : scene.cluster().taskManagers()) {
      Matcher took = TOOK.matcher(Files.readString(taskManager.log(), StandardCharsets.UTF_8));
      while (took.find()) {
        millis.add(Long.valueOf(took.group(1)));
      }
    }
    return millis;
  }
}
