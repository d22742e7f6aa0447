package io.tidewatch.chaos;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Nothing goes wrong for a while: what the TaskManagers hold must not grow. */
final class Soak implements Fault {

  private static final int WARM_UP_MINUTES = 5;
  private static final int MINUTES = 20;

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
    return "nothing, for twenty-five minutes; memory and threads after five of them and at the end";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    TimeUnit.MINUTES.sleep(WARM_UP_MINUTES);
    TaskManagerUse before = TaskManagerUse.of(scene.cluster());
    TimeUnit.MINUTES.sleep(MINUTES);
    TaskManagerUse after = TaskManagerUse.of(scene.cluster());
    scene.say(
        String.format(
            Locale.ROOT,
            "before %s, after %s: %.1f MB an hour",
            before,
            after,
            (after.residentBytes() - before.residentBytes()) / 1e6 * 60 / MINUTES));
  }
}
