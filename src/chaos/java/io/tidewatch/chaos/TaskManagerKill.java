package io.tidewatch.chaos;

import java.util.List;

/** A TaskManager dies and is started again by its supervisor. */
final class TaskManagerKill implements Fault {

  @Override
  public String name() {
    return "taskmanager-kill";
  }

  @Override
  public List<String> rows() {
    return List.of("F1");
  }

  @Override
  public String injection() {
    return "SIGKILL to a TaskManager at a random moment; a new one at once";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    List<JavaProcess> all = scene.cluster().taskManagers();
    JavaProcess victim = all.get(scene.chance().nextInt(all.size()));
    victim.kill();
    victim.start();
  }
}
