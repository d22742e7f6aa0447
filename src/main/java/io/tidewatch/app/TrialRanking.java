package io.tidewatch.app;

import io.tidewatch.reading.RawRecord;
import java.util.List;
import java.util.OptionalDouble;

/** By what the trials of a search are ranked. */
interface TrialRanking {

  /** What is searched for, for a sentence and a table's head; more is better. */
  String objective();

  /** What is to be known of it, a line each. */
  List<String> notes();

  /** What speaks against trusting the ranking where the best trial has this objective, if any. */
  List<String> cautions(double best);

  /** What a trial's pipeline sees of a record of the input. */
  RawRecord seen(RawRecord raw);

  /** What a trial's records came to; empty where nothing can be said. */
  OptionalDouble of(BacktestLedger ledger);
}
