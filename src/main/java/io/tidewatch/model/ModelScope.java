package io.tidewatch.model;

import io.tidewatch.feature.FeatureVector;
import java.util.Locale;

/** Which records share a model. Each value of the slot has a champion of its own. */
public enum ModelScope {
  /** One model for the whole stream. */
  STREAM,
  /** One for each value of the configured group field. */
  GROUP,
  /** One for each entity. */
  ENTITY;

  /** The slot of a record: whose model scores it. */
  public String slot(FeatureVector vector) {
    return switch (this) {
      case STREAM -> "stream";
      case GROUP -> vector.group();
      case ENTITY -> vector.entity();
    };
  }

  /** The name as configs spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
