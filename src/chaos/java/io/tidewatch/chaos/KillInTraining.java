package io.tidewatch.chaos;

import java.util.List;
import java.util.function.UnaryOperator;

/** Both TaskManagers are killed while a training runs: trainings are longer than their windows. */
final class KillInTraining implements Fault {

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
    return yaml -> yaml.replace("epochs: 5", "epochs: 200");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    for (JavaProcess taskManager : scene.cluster().taskManagers()) {
      taskManager.kill();
    }
    for (JavaProcess taskManager : scene.cluster().taskManagers()) {
      taskManager.start();
    }
  }
}
