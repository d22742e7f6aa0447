package io.tidewatch.chaos;

import java.util.List;

/** The job is stopped with a savepoint and submitted again, many times, to one cluster. */
final class Resubmissions implements Fault {

  private static final int WARM_UP = 3;
  private static final int TIMES = 20;
  private static final int STEP = 5;

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
    return "stopped with a savepoint and submitted again 20 times; memory and threads every five"
        + " times";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    submitAgain(scene, WARM_UP);
    scene.say("at first " + TaskManagerUse.of(scene.cluster()));
    for (int i = STEP; i <= TIMES; i += STEP) {
      submitAgain(scene, STEP);
      scene.say("after %d more %s".formatted(i, TaskManagerUse.of(scene.cluster())));
    }
  }

  private static void submitAgain(Scene scene, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      scene.moveTo(Scene.PARALLELISM, scene.jar());
    }
  }
}
