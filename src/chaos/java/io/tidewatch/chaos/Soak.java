package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Nothing goes wrong for a while: what the TaskManagers hold must not grow. */
final class Soak implements Fault {

  private static final int TIMES = 5;
  private static final int MINUTES = 5;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public List<String> rows() {
    return List.of("F18");
  }

  @Override
  public String injection() {
    return "nothing, for twenty-five minutes; memory and threads every five minutes";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    for (int i = 1; i <= TIMES; i++) {
      TimeUnit.MINUTES.sleep(MINUTES);
      TaskManagerUse use = TaskManagerUse.of(scene.cluster());
      scene.say("after %d min %s".formatted(i * MINUTES, use));
    }
  }
}
