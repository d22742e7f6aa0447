package io.tidewatch.detect;

import java.io.Serializable;

/** How alerts are written down. */
public interface AlertForm extends Serializable {

  /** The alert, with every feature. */
  byte[] encode(Alert alert);

  /** The alert, with no features but those it attributes its error to. */
  byte[] encodeBrief(Alert alert);

  /** The media type of these bytes. */
  String mediaType();
}
