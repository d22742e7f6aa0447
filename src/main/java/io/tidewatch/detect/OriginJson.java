package io.tidewatch.detect;

import io.tidewatch.reading.Origin;

/** The last field of alerts and scores: where the record came from. */
final class OriginJson {

  private OriginJson() {}

  static JsonDocument write(JsonDocument json, Origin origin) {
    return json.object("origin")
        .text("topic", origin.topic())
        .whole("partition", origin.partition())
        .whole("offset", origin.offset())
        .end();
  }
}
