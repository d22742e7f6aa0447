package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A TaskManager stands still until it is given up, and then wakes: it must write nothing more. */
final class TaskManagerFreeze implements Fault {

  private static final int SECONDS = 15;

  @Override
  public String name() {
    return "taskmanager-freeze";
  }

  @Override
  public List<String> rows() {
    return List.of("F6");
  }

  @Override
  public String injection() {
    return "SIGSTOP to a TaskManager for 15 s, longer than its heartbeat may fail to come, SIGCONT";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    List<JavaProcess> all = scene.cluster().taskManagers();
    JavaProcess victim = all.get(scene.chance().nextInt(all.size()));
    victim.freeze();
    TimeUnit.SECONDS.sleep(SECONDS);
    victim.thaw();
  }
}
