package io.tidewatch.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a pipeline, injects faults one after the other, and holds its outputs against a calm run.
 */
final class Round {

  private static final Duration WARM = Duration.ofSeconds(300);
  private static final Duration RECOVERY = Duration.ofSeconds(300);

  private final Rig rig;
  private final Consumer<String> progress;

  Round(Rig rig, Consumer<String> progress) {
    this.rig = rig;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param name names its topics: one of its own for each round of a rig
   * @param faults in the order in which they are injected, at least one
   * @param seed what the stream and all chance begin with
   */
  RoundResult run(String name, List<Fault> faults, long seed) throws Exception {
    try (Scene scene = new Scene(rig, name, faults.get(0), seed, progress)) {
      Await.until("first model", WARM, () -> models(scene) > 0);
      List<Long> recoveries = new ArrayList<>();
      for (Fault fault : faults) {
        scene.pause(500, 3_000);
        recoveries.add(inject(fault, scene));
        progress.accept(
            fault.name() + ": back after " + recoveries.get(recoveries.size() - 1) + " ms");
      }
      return new RoundResult(faults, recoveries, scene.finish());
    } catch (Exception | Error failed) {
      progress.accept("logs of the processes: " + rig.keepLogs());
      throw failed;
    }
  }

  private static long models(Scene scene) {
    return Committed.count(scene.pipeline().bootstrap(), scene.pipeline().topic("models"));
  }

  private static long inject(Fault fault, Scene scene) throws Exception {
    fault.inject(scene);
    long gone = System.currentTimeMillis();
    Job.Checkpoint first = scene.job().awaitCheckpointAfter(gone, RECOVERY);
    return first.triggeredAt() + first.millis() - gone;
  }
}
