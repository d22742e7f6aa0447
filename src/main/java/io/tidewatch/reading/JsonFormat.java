package io.tidewatch.reading;

/** Records that are JSON objects in UTF-8. */
public final class JsonFormat implements RecordFormat {

  private static final long serialVersionUID = 1L;

  /** The format; it has no settings. */
  public JsonFormat() {}

  @Override
  public RecordReader reader(ReadingSpec spec, FieldTable fields) {
    return new JsonReader(fields);
  }
}
