package io.tidewatch.chaos;

import java.util.List;

/** The broker dies and comes back with the same log. */
final class BrokerKill implements Fault {

  @Override
  public String name() {
    return "broker-kill";
  }

  @Override
  public List<String> rows() {
    return List.of("F4");
  }

  @Override
  public String injection() {
    return "SIGKILL to the broker; the same one again after 1 to 10 s";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.broker().process().kill();
    scene.pause(1_000, 10_000);
    scene.broker().start();
  }
}
