package io.tidewatch.chaos;

import java.util.List;

/** The job is stopped with a savepoint and submitted again, many times, to one cluster. */
final class Resubmissions implements Fault {

  private static final int WARM_UP = 3;
  private static final int TIMES = 20;

  @Override
  public String name() {
    return "resubmissions";
  }

  @Override
  public List<String> rows() {
    return List.of("F17");
  }

  @Override
  public String injection() {
    return "stopped with a savepoint and submitted again 20 times; metaspace and threads before and"
        + " after";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    submitAgain(scene, WARM_UP);
    TaskManagerUse before = TaskManagerUse.of(scene.cluster());
    submitAgain(scene, TIMES);
    scene.say("before " + before + ", after " + TaskManagerUse.of(scene.cluster()));
  }

  private static void submitAgain(Scene scene, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      scene.moveTo(Scene.PARALLELISM, scene.jar());
    }
  }
}
