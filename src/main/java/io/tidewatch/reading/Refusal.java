package io.tidewatch.reading;

/**
 * Why the record at hand is refused, if it is. A fault of the whole value stands before a fault of
 * one field, and the first fault of a field before later ones.
 */
final class Refusal {

  private static final String HIDDEN = "hidden";

  private final boolean quotable;
  private Reason reason;
  private String detail;

  /**
   * Nothing is refused yet.
   *
   * @param quotable whether lines may quote the record
   */
  Refusal(boolean quotable) {
    this.quotable = quotable;
  }

  /** What a line may show of this part of a record. */
  String shown(String part) {
    return quotable ? part : HIDDEN;
  }

  /** Forgets the record before. */
  void clear() {
    reason = null;
    detail = null;
  }

  /** Notes a fault of the whole value. */
  void whole(Reason fault, String rule, String was, String where) {
    reason = fault;
    detail = Detail.of("value", rule, was, where);
  }

  /** Notes a fault of one field. */
  void field(Reason fault, String thing, String rule, String was, String path) {
    if (reason == null) {
      reason = fault;
      detail = Detail.of(thing, rule, was, "field " + path);
    }
  }

  /** The reason, or null while there is none. */
  Reason reason() {
    return reason;
  }

  /** The dead letter of the refused record. */
  DeadLetter of(RawRecord raw) {
    return new DeadLetter(raw, reason, detail);
  }
}
