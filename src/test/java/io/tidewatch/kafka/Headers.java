package io.tidewatch.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** The headers of a record as texts, in order. */
public final class Headers {

  private Headers() {}

  /** The texts by name. */
  public static Map<String, String> of(Iterable<Header> headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(h -> texts.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return texts;
  }
}
