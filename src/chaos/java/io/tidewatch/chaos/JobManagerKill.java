package io.tidewatch.chaos;

import java.util.List;

/** The JobManager dies; a new one finds job and checkpoint by way of ZooKeeper and the disk. */
final class JobManagerKill implements Fault {

  @Override
  public String name() {
    return "jobmanager-kill";
  }

  @Override
  public List<String> rows() {
    return List.of("F2");
  }

  @Override
  public String injection() {
    return "SIGKILL to the JobManager at a random moment; a new one at once";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.cluster().jobManager().kill();
    scene.cluster().jobManager().start();
  }
}
