package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Ten thousand entities that come again and again, where fifty may have models of their own. */
final class ReturningEntities implements Fault {

  private static final int ENTITIES = 10_000;
  private static final int TIMES = 100;
  private static final int FIRST = 3_000_000;
  private static final int SECONDS = 300;
  private static final int AT_MOST = 50;
  private static final String SCOPE = "scope: stream";
  private static final String BOUNDED = "scope: entity, own_after: 10, own_at_most: " + AT_MOST;

  @Override
  public String name() {
    return "returning-entities";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml -> Pipeline.BY_TWO.apply(yaml.replace(SCOPE, BOUNDED));
  }

  @Override
  public List<String> rows() {
    return List.of("F16");
  }

  @Override
  public String injection() {
    return "ten thousand new entities, each a hundred times in five minutes;"
        + " halfway a TaskManager is killed";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    long begun = System.nanoTime();
    int sent = 0;
    double most = 0;
    boolean killed = false;
    while (sent < ENTITIES * TIMES) {
      if (!killed && sent > ENTITIES * TIMES / 2) {
        new TaskManagerKill().inject(scene);
        killed = true;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      int due = (int) Math.min(ENTITIES * TIMES, seconds * ENTITIES * TIMES / SECONDS);
      for (; sent < due; sent++) {
        scene.feeder().injectAs("P-" + (FIRST + sent % ENTITIES));
      }
      most = Math.max(most, scene.job().metric("own_models"));
      TimeUnit.MILLISECONDS.sleep(100);
    }
    if (most > AT_MOST) {
      throw new IllegalStateException(
          "models of entities' own must be at most " + AT_MOST + ", but was " + most);
    }
    scene.say(
        "at most %.0f entities had models of their own, %.0f were turned away after the kill"
            .formatted(most, scene.job().metric("turned_away")));
  }
}
