package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows into each of which a fault is planted, in one feature. Few enough that many a network can be
 * tried on them.
 */
final class PlantedRows {

  private static final int MOST_CARRIERS = 32;
  private static final int MOST_FEATURES = 32;

  private final int width;
  private final List<float[]> carriers = new ArrayList<>();
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> features = new ArrayList<>();

  /**
   * Plants nothing yet.
   *
   * @param sound rows of which some, evenly spaced, carry the faults; NaN where missing
   * @param width of the rows
   */
  PlantedRows(List<float[]> sound, int width) {
    this.width = width;
    int step = Math.max(1, sound.size() / MOST_CARRIERS);
    for (int i = 0; i < sound.size() && carriers.size() < MOST_CARRIERS; i += step) {
      carriers.add(sound.get(i));
    }
  }

  /**
   * Plants features moved by so many spreads, up and down in turn.
   *
   * @param spread the unit of each feature
   */
  PlantedRows shifted(float[] spread, float size) {
    int planted = 0;
    for (float[] carrier : carriers) {
      for (int f = planted % step(); f < width; f += step()) {
        if (!Float.isNaN(carrier[f])) {
          float shift = (planted % 2 == 0 ? size : -size) * spread[f];
          plant(carrier, f, carrier[f] + shift);
          planted++;
        }
      }
    }
    return this;
  }

  /** Plants features as another row has them: within their range, but not with the others. */
  PlantedRows exchanged() {
    int planted = 0;
    for (int i = 0; i < carriers.size(); i++) {
      float[] other = carriers.get((i + carriers.size() / 2) % carriers.size());
      for (int f = planted % step(); f < width; f += step()) {
        if (!Float.isNaN(carriers.get(i)[f]) && !Float.isNaN(other[f])) {
          plant(carriers.get(i), f, other[f]);
          planted++;
        }
      }
    }
    return this;
  }

  private void plant(float[] carrier, int feature, float value) {
    float[] row = carrier.clone();
    row[feature] = value;
    rows.add(row);
    features.add(feature);
  }

  private int step() {
    return Math.max(1, (width + MOST_FEATURES - 1) / MOST_FEATURES);
  }

  /** The rows with their faults. */
  List<float[]> rows() {
    return rows;
  }

  /** The feature in which the row of an index has its fault. */
  int feature(int index) {
    return features.get(index);
  }

  /** How wide the rows are. */
  int width() {
    return width;
  }
}
