package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of a dead letter: version 1, raw record (its own layout), reason and detail (each
 * length and UTF-8; the reason as {@link Reason#text} spells it).
 */
public final class DeadLetterCodec implements Codec<DeadLetter> {

  private final RawRecordCodec records = new RawRecordCodec();

  /** The codec; it has no settings. */
  public DeadLetterCodec() {}

  /**
   * {@inheritDoc}
   *
   * @throws IOException when the output fails, or a part is larger than its layout allows
   */
  @Override
  public void write(DeadLetter value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    records.write(value.raw(), out);
    Prefixed.writeText(out, value.reason().text(), "reason");
    Prefixed.writeText(out, value.detail(), "detail");
  }

  @Override
  public DeadLetter read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "dead letter");
    RawRecord raw = records.read(in);
    Reason reason = reason(Prefixed.readText(in, "reason"));
    return new DeadLetter(raw, reason, Prefixed.readText(in, "detail"));
  }

  @Override
  public DeadLetter copy(DeadLetter value) {
    return value;
  }

  @Override
  public Class<DeadLetter> type() {
    return DeadLetter.class;
  }

  private static Reason reason(String text) throws IOException {
    for (Reason reason : Reason.values()) {
      if (reason.text().equals(text)) {
        return reason;
      }
    }
    throw new IOException(Detail.of("reason", "a known one", "'" + text + "'", "dead letter"));
  }
}
