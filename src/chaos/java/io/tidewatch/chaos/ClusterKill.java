package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole cluster loses power; ZooKeeper and the disks live on. */
final class ClusterKill implements Fault {

  @Override
  public String name() {
    return "cluster-kill";
  }

  @Override
  public List<String> rows() {
    return List.of("F3");
  }

  @Override
  public String injection() {
    return "SIGKILL to JobManager and both TaskManagers at once; new ones after 2 s";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    JavaProcess jobManager = scene.cluster().jobManager();
    List<JavaProcess> taskManagers = scene.cluster().taskManagers();
    jobManager.kill();
    for (JavaProcess taskManager : taskManagers) {
      taskManager.kill();
    }
    TimeUnit.SECONDS.sleep(2);
    jobManager.start();
    for (JavaProcess taskManager : taskManagers) {
      taskManager.start();
    }
  }
}
