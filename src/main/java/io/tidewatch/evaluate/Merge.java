package io.tidewatch.evaluate;

import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Lateness;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.Reason;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Parses the records of several partitions and puts them in event-time order, as the stream does:
 * lateness by the log of each partition, a watermark for each, and the least of them for all.
 */
final class Merge {

  private static final Comparator<Reading> IN_TIME =
      Comparator.comparingLong(Reading::time).thenComparing(Reading::origin);

  private final ReadingParser parser;
  private final Lateness lateness;
  private final long outOfOrdernessMillis;
  private final PriorityQueue<Reading> waiting = new PriorityQueue<>(IN_TIME);
  private final Consumer<DeadLetter> refused;

  private static final class Cursor {
    private final Iterator<RawRecord> records;
    private long largest = Long.MIN_VALUE;

    private Cursor(Iterator<RawRecord> records) {
      this.records = records;
    }
  }

  Merge(ReadingSpec spec, long outOfOrdernessMillis, Consumer<DeadLetter> refused) {
    this.parser = new ReadingParser(spec);
    this.lateness = new Lateness(outOfOrdernessMillis);
    this.outOfOrdernessMillis = outOfOrdernessMillis;
    this.refused = refused;
  }

  /** Reads all partitions to their ends and hands on their readings in order. */
  void run(List<Iterator<RawRecord>> partitions, Consumer<Reading> out) {
    PriorityQueue<Cursor> cursors =
        new PriorityQueue<>(Comparator.comparingLong((Cursor cursor) -> cursor.largest));
    partitions.forEach(records -> cursors.add(new Cursor(records)));
    while (!cursors.isEmpty()) {
      Cursor cursor = cursors.poll();
      if (cursor.records.hasNext()) {
        take(cursor, cursor.records.next());
        cursors.add(cursor);
      }
      release(cursors.isEmpty() ? Long.MAX_VALUE : cursors.peek().largest, out);
    }
  }

  private void take(Cursor cursor, RawRecord raw) {
    Parsed parsed = parser.parse(raw);
    if (parsed instanceof DeadLetter deadLetter) {
      refused.accept(deadLetter);
    } else if (parsed instanceof Reading reading) {
      if (lateness.isLate(reading)) {
        refused.accept(new DeadLetter(raw, Reason.LATE, "late (" + reading.origin() + ")"));
      } else {
        cursor.largest = Math.max(cursor.largest, reading.time());
        waiting.add(reading);
      }
    }
  }

  private void release(long least, Consumer<Reading> out) {
    while (!waiting.isEmpty()
        && least != Long.MIN_VALUE
        && (least == Long.MAX_VALUE || waiting.peek().time() < least - outOfOrdernessMillis)) {
      out.accept(waiting.poll());
    }
  }
}
