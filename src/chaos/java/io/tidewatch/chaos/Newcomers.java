package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A million entities that were never seen before, each once. */
final class Newcomers implements Fault {

  private static final int ENTITIES = 1_000_000;
  private static final int FIRST = 1_000_000;
  private static final int SECONDS = 300;
  private static final int TICKS = 20;

  private final String name;
  private final String scope;

  /**
   * Newcomers to a pipeline.
   *
   * @param scope which of its records share a model
   */
  Newcomers(String name, String scope) {
    this.name = name;
    this.scope = scope;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml -> Pipeline.BY_TWO.apply(yaml.replace("scope: stream", "scope: " + scope));
  }

  @Override
  public List<String> rows() {
    return List.of("F16");
  }

  @Override
  public String injection() {
    return "a million new entities in five minutes, each silent ever after";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    long begun = System.nanoTime();
    int sent = 0;
    while (sent < ENTITIES) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      for (int due = (int) Math.min(ENTITIES, seconds * ENTITIES / SECONDS); sent < due; sent++) {
        scene.feeder().injectAs("P-" + (FIRST + sent));
      }
      TimeUnit.MILLISECONDS.sleep(1000 / TICKS);
    }
  }
}
