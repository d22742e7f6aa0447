package io.tidewatch.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Other processes want all cores. */
final class BusyCores implements Fault {

  private static final int LOOPS = 2;
  private static final int SECONDS = 20;

  @Override
  public String name() {
    return "busy-cores";
  }

  @Override
  public List<String> rows() {
    return List.of("F22");
  }

  @Override
  public String injection() {
    return "two processes that only count, on two cores, for 20 s";
  }

  @Override
  public UnaryOperator<String> config() {
    return Pipeline.UNHURRIED;
  }

  @Override
  public void inject(Scene scene) throws Exception {
    List<Process> loops = new ArrayList<>();
    try (Latencies scores = Latencies.of(scene)) {
      scene.say("before: " + scores.over(SECONDS));
      for (int i = 0; i < LOOPS; i++) {
        loops.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      scene.say("meanwhile: " + scores.over(SECONDS));
    } finally {
      loops.forEach(Process::destroyForcibly);
    }
  }
}
