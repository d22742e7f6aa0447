package io.tidewatch.chaos;

import java.util.List;

/** A producer's clock goes wrong: what it delays is lost to lateness, and counted. */
final class ClockAhead implements Fault {

  private static final int AHEAD = 20;
  private static final int BEHIND = 1_000;
  private static final long HOUR = 3_600_000;

  @Override
  public String name() {
    return "clock-ahead";
  }

  @Override
  public List<String> rows() {
    return List.of("F26");
  }

  @Override
  public String injection() {
    return "twenty readings of one pump an hour ahead, then a thousand a day behind, in one partition";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    for (int i = 0; i < AHEAD; i++) {
      scene.feeder().injectReading(HOUR - i);
    }
    for (int i = 0; i < BEHIND; i++) {
      scene.feeder().injectReading(-24 * HOUR + i);
    }
  }
}
