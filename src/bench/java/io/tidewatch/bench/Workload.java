package io.tidewatch.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Records as a plant of sensors sends them: JSON with an entity, a time and channels that swing
 * with some noise. Each entity sends ten a second; above a thousand entities, all together send ten
 * thousand, evenly. Record i is the same in every run.
 *
 * @param records how many
 * @param entities how many take turns
 * @param channels numbers a record
 */
record Workload(int records, int entities, int channels) {

  static final int PARTITIONS = 2;

  private static final long BEGIN = 1_767_225_600_000L;
  private static final long PERIOD_MILLIS = 100;
  private static final int MOST_A_MILLISECOND = 10;
  private static final double SWING = 0.05;

  /** The same plant, another number of records. */
  Workload of(int other) {
    return new Workload(other, entities, channels);
  }

  static String entity(int number) {
    return "e-" + number;
  }

  int partition(int record) {
    return record % entities % PARTITIONS;
  }

  byte[] json(int record) {
    return json(record, time(record));
  }

  private long time(int record) {
    long period = Math.max(PERIOD_MILLIS, entities / MOST_A_MILLISECOND);
    long turn = record / entities;
    return BEGIN + turn * period + record % entities * period / entities;
  }

  /** A record with another time. */
  byte[] json(int record, long time) {
    StringBuilder text = new StringBuilder(40 + 14 * channels);
    text.append("{\"entity\":\"").append(entity(record % entities));
    text.append("\",\"time\":").append(time);
    float[] values = values(record);
    for (int c = 0; c < channels; c++) {
      // Four decimals, without the cost of a formatter.
      text.append(",\"c").append(c).append("\":").append(Math.round(values[c] * 1e4f) / 1e4);
    }
    return text.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The channels of a record. */
  float[] values(int record) {
    SplittableRandom noise = new SplittableRandom(record);
    float[] values = new float[channels];
    for (int c = 0; c < channels; c++) {
      double phase = record / entities * SWING + record % entities + c;
      values[c] = (float) (10 * (c + 1) + 3 * Math.sin(phase) + noise.nextGaussian() / 4);
    }
    return values;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d records of %,d entities, %d channels", records, entities, channels);
  }
}
