package io.tidewatch.evaluate;

import java.nio.charset.StandardCharsets;

/** Writes a reading of the synthetic plant as a JSON object. */
final class PlantJson {

  private static final PlantChannel[] CHANNELS = PlantChannel.values();
  private static final String[] KEYS = keys();
  private static final long[] POWERS = {1, 10, 100, 1000};

  private final StringBuilder text = new StringBuilder(192);

  /**
   * The bytes of a reading.
   *
   * @param values in the order of the channels, NaN for null
   */
  byte[] write(String pump, long time, double[] values) {
    text.setLength(0);
    text.append("{\"pump\":\"").append(pump).append("\",\"at\":").append(time);
    for (int i = 0; i < values.length; i++) {
      text.append(KEYS[i]);
      append(values[i], CHANNELS[i].decimals());
    }
    return text.append('}').toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void append(double value, int decimals) {
    if (Double.isNaN(value)) {
      text.append("null");
      return;
    }
    long power = POWERS[decimals];
    long scaled = Math.round(value * power);
    if (scaled < 0) {
      text.append('-');
      scaled = -scaled;
    }
    text.append(scaled / power).append('.');
    long fraction = scaled % power;
    for (long digit = power / 10; digit > 0; digit /= 10) {
      text.append((char) ('0' + fraction / digit % 10));
    }
  }

  private static String[] keys() {
    String[] keys = new String[CHANNELS.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ",\"" + CHANNELS[i].key() + "\":";
    }
    return keys;
  }
}
