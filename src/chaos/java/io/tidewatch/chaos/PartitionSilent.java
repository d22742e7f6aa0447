package io.tidewatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** One partition gets no more readings; event time has to go on without it. */
final class PartitionSilent implements Fault {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final long BATCH = 2_000;

  @Override
  public String name() {
    return "partition-silent";
  }

  @Override
  public List<String> rows() {
    return List.of("F25");
  }

  @Override
  public String injection() {
    return "one of three partitions gets nothing any more";
  }

  @Override
  public UnaryOperator<String> config() {
    return yaml -> yaml.replace("idle_timeout: 0s", "idle_timeout: 30s");
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.feeder().spreadOver(Scene.PARTITIONS - 1);
    // What was read before event time stands still is scored all the same: more than that has to
    // be.
    long enough = scene.feeder().sent() + BATCH;
    Await.reached("scores", enough, PATIENCE, scene::scores);
  }
}
