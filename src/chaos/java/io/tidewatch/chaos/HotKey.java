package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One entity sends nine tenths of the stream. */
final class HotKey implements Fault {

  private static final int TIMES = 9;
  private static final int SECONDS = 20;
  private static final int TICKS = 20;

  @Override
  public String name() {
    return "hot-key";
  }

  @Override
  public List<String> rows() {
    return List.of("F15");
  }

  @Override
  public String injection() {
    return "one pump sends nine times as much as all others together, for 20 s";
  }

  @Override
  public UnaryOperator<String> config() {
    return Pipeline.UNHURRIED;
  }

  @Override
  public void inject(Scene scene) throws Exception {
    try (Latencies others = Latencies.of(scene)) {
      scene.say("the pumps before: " + others.over(SECONDS));
      others.begin();
      flood(scene);
      scene.say("the other pumps meanwhile: " + others.soFar());
    }
  }

  private static void flood(Scene scene) throws InterruptedException {
    int each = TIMES * Scene.RECORDS_A_SECOND / TICKS;
    for (int tick = 0; tick < SECONDS * TICKS; tick++) {
      for (int i = 0; i < each; i++) {
        scene.feeder().injectAs("P-800");
      }
      TimeUnit.MILLISECONDS.sleep(1000 / TICKS);
    }
  }
}
