package io.tidewatch.chaos;

import java.util.List;

/** The pipeline goes on with more and with fewer subtasks. */
final class Rescale implements Fault {

  @Override
  public String name() {
    return "rescale";
  }

  @Override
  public List<String> rows() {
    return List.of("F9");
  }

  @Override
  public String injection() {
    return "stop with a savepoint, restore from it with 2, 4, 1 and 2 subtasks again";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    for (int parallelism : new int[] {4, 1, 2}) {
      scene.moveTo(parallelism, scene.jar());
      scene.pause(1_000, 3_000);
    }
  }
}
