package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nothing goes wrong for five minutes: what the TaskManagers hold must not grow. A soak has as many
 * rounds as it is to be long.
 */
final class Soak implements Fault {

  private static final int MINUTES = 5;
  private static final int DAY = 24 * 60 / MINUTES;

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
    return "nothing; memory and threads every five minutes";
  }

  @Override
  public int mostInStream() {
    return DAY;
  }

  @Override
  public void inject(Scene scene) throws Exception {
    TimeUnit.MINUTES.sleep(MINUTES);
    scene.feeder().requireSound();
    scene.say("after %d min %s".formatted(MINUTES, TaskManagerUse.of(scene.cluster())));
  }
}
