package io.tidewatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Both TaskManagers are killed while a training runs. */
final class KillInTraining implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "kill-in-training";
  }

  @Override
  public List<String> rows() {
    return List.of("F20");
  }

  @Override
  public String injection() {
    return "SIGKILL to both TaskManagers while one trains; new ones at once";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml ->
        yaml.replace("epochs: 5", "epochs: 200").replace("  window: 30s", "  window: 150s");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    long before = TrainingLog.of(scene.cluster()).begun();
    Await.until("training", PATIENCE, () -> TrainingLog.of(scene.cluster()).begun() > before);
    scene.pause(200, 2_000);
    TrainingLog log = TrainingLog.of(scene.cluster());
    for (JavaProcess taskManager : scene.cluster().taskManagers()) {
      taskManager.kill();
    }
    scene.say(
        "killed with %d trainings begun and %d ended".formatted(log.begun(), log.millis().size()));
    for (JavaProcess taskManager : scene.cluster().taskManagers()) {
      taskManager.start();
    }
  }
}
