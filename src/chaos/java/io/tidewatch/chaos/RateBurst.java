package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The stream swells, and the pipeline has to catch up. */
final class RateBurst implements Fault {

  private static final int SECONDS = 10;

  @Override
  public String name() {
    return "rate-burst";
  }

  @Override
  public List<String> rows() {
    return List.of("F14");
  }

  @Override
  public String injection() {
    return "ten times the rate for 10 s";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.feeder().rate(10 * Scene.RECORDS_A_SECOND);
    TimeUnit.SECONDS.sleep(SECONDS);
    scene.feeder().rate(Scene.RECORDS_A_SECOND);
  }
}
