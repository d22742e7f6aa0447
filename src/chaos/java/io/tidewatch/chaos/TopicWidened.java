package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The input topic grows. */
final class TopicWidened implements Fault {

  @Override
  public String name() {
    return "topic-widened";
  }

  @Override
  public List<String> rows() {
    return List.of("F24");
  }

  @Override
  public String injection() {
    return "the input topic gets two more partitions, which readings go to after the discovery interval";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    int partitions = Scene.PARTITIONS + 2;
    scene.broker().widenTopic(scene.pipeline().input(), partitions);
    // Who writes to a partition before it is discovered writes behind the others.
    TimeUnit.SECONDS.sleep(2 * Pipeline.DISCOVERY_SECONDS);
    scene.feeder().spreadOver(partitions);
  }
}
