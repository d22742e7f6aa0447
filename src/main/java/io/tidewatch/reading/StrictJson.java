package io.tidewatch.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** What a record's JSON may cost at most, and a source of parsers that hold to it. */
final class StrictJson {

  /** Objects and arrays that may lie in each other, the outermost counted. */
  static final int MAX_DEPTH = 16;

  /** Characters of a text that is read; one that is skipped may be as long as the record. */
  static final int MAX_TEXT = 4096;

  /** Characters of a number, read or skipped. */
  static final int MAX_NUMBER = 32;

  /** Bytes of a field's name, read or skipped. */
  static final int MAX_NAME = 256;

  /** Tokens of a record: names, values, and beginnings and ends of objects and arrays. */
  static final int MAX_TOKENS = 10_000;

  private static final String TEXT_TOO_LONG = "text too long";

  private final JsonFactory factory =
      JsonFactory.builder()
          // Only UTF-8 is JSON here: no byte order mark, no guess at UTF-16 or UTF-32.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Names come from outside and must fill no table that the whole process shares.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // What becomes of a record must not depend on the names in the records before it.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          // The usual pool hangs on the thread and outlives the job's class loader.
          .recyclerPool(JsonRecyclerPools.newBoundedPool(1))
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // Jackson looks at a text's length where its buffer happens to grow, which
                  // depends on the records before; requireShort looks at all of them alike.
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .build();

  /** A parser of these bytes. */
  JsonParser parser(byte[] value) throws IOException {
    return factory.createParser(value);
  }

  /**
   * Refuses a text that is too long to be read.
   *
   * @throws StreamConstraintsException when the parser's current value is one
   * @throws IOException when the value is not well-formed
   */
  static void requireShort(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING && json.getTextLength() > MAX_TEXT) {
      throw new StreamConstraintsException(TEXT_TOO_LONG);
    }
  }

  /** The limit that a record went beyond. */
  static String limit(StreamConstraintsException e) {
    String message = e.getOriginalMessage();
    if (message.equals(TEXT_TOO_LONG)) {
      return "at most " + MAX_TEXT + " characters a text";
    }
    if (message.startsWith("Number")) {
      return "at most " + MAX_NUMBER + " characters a number";
    }
    if (message.startsWith("Name")) {
      return "at most " + MAX_NAME + " bytes a name";
    }
    return message.startsWith("Token")
        ? "at most " + MAX_TOKENS + " tokens"
        : "at most " + MAX_DEPTH + " levels deep";
  }
}
