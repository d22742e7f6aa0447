package io.tidewatch.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The network between the job and its broker becomes slow, and then is gone for a while. */
final class FarBroker implements Fault {

  private static final int DELAY_MILLIS = 200;
  private static final int SLOW_SECONDS = 20;
  private static final int GONE_SECONDS = 20;

  @Override
  public String name() {
    return "far-broker";
  }

  @Override
  public List<String> rows() {
    return List.of("F27");
  }

  @Override
  public String injection() {
    return "every byte 200 ms later in each direction for 20 s, then no connection for 20 s";
  }

  @Override
  public String bootstrap(Rig rig) {
    return rig.broker().behindWire();
  }

  @Override
  public void inject(Scene scene) throws Exception {
    SlowWire wire = scene.broker().wire();
    wire.delay(DELAY_MILLIS);
    TimeUnit.SECONDS.sleep(SLOW_SECONDS);
    wire.cut();
    TimeUnit.SECONDS.sleep(GONE_SECONDS);
    wire.delay(0);
    wire.mend();
  }
}
