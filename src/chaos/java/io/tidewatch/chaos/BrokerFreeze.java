package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker answers nobody for a while: neither readings nor alerts get through. */
final class BrokerFreeze implements Fault {

  private static final int SECONDS = 20;

  @Override
  public String name() {
    return "broker-freeze";
  }

  @Override
  public List<String> rows() {
    return List.of("F5", "F13");
  }

  @Override
  public String injection() {
    return "SIGSTOP to the broker for 20 s, SIGCONT";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.broker().process().freeze();
    TimeUnit.SECONDS.sleep(SECONDS);
    scene.broker().process().thaw();
  }
}
