package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kafka takes what the pipeline writes more slowly than it is made. */
final class SlowAlerts implements Fault {

  private static final int SECONDS = 15;
  private static final double BYTES_A_SECOND = 4096;

  @Override
  public String name() {
    return "alerts-slow";
  }

  @Override
  public List<String> rows() {
    return List.of("F13");
  }

  @Override
  public String injection() {
    return "a quota of 4 KB/s on every producer but the feed for 15 s";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.broker().throttleProducers(BYTES_A_SECOND);
    TimeUnit.SECONDS.sleep(SECONDS);
    scene.broker().releaseProducers();
  }
}
