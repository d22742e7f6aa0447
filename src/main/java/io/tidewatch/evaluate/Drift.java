package io.tidewatch.evaluate;

/**
 * A drift at work: changes what one channel of one entity does, from its beginning on. It takes no
 * chance, so that the same course drifts the same way.
 */
final class Drift {

  private static final int TURNS = 4;

  private final DriftPlan plan;
  private final long start;

  /**
   * A drift before its beginning.
   *
   * @param streamStart event time of the stream's beginning
   */
  Drift(DriftPlan plan, long streamStart) {
    this.plan = plan;
    this.start = streamStart + plan.at().toMillis();
  }

  /**
   * Changes the values of a reading.
   *
   * @param time the reading's event time
   * @param values the values in the order of the channels, changed in place
   */
  void act(long time, double[] values) {
    if (time < start) {
      return;
    }
    PlantChannel channel = plan.channel();
    double lengths = (double) (time - start) / plan.length().toMillis();
    double progress = Math.min(1, lengths);
    double off = (values[channel.ordinal()] - channel.level()) / channel.deviation();
    double drifted =
        switch (plan.kind()) {
          case LEVEL -> off + 6 * progress;
          case SPREAD -> off * (1 + 2 * progress);
          case STEP -> off + 4;
          case CORRELATION -> off * (1 - 2 * progress);
          case ROTATION -> turned(values, off, progress * Math.PI / 2);
          case SEASON -> off + 2 * progress * StrictMath.sin(2 * Math.PI * TURNS * lengths);
          case RECURRENCE -> off + ((long) (2 * TURNS * lengths) % 2 == 0 ? 4 : 0);
        };
    values[channel.ordinal()] = channel.level() + drifted * channel.deviation();
  }

  /** Turns the next channel, and gives what becomes of this one, in deviations. */
  private double turned(double[] values, double off, double angle) {
    PlantChannel[] channels = PlantChannel.values();
    PlantChannel next = channels[(plan.channel().ordinal() + 1) % channels.length];
    double other = (values[next.ordinal()] - next.level()) / next.deviation();
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    values[next.ordinal()] = next.level() + (sine * off + cosine * other) * next.deviation();
    return cosine * off - sine * other;
  }
}
