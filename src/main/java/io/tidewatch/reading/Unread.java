package io.tidewatch.reading;

import java.io.Serializable;

/**
 * What the log holds and its reader has not handed on yet. It tells a partition that is silent from
 * one whose turn has not come, which no clock can.
 */
public interface Unread extends Serializable {

  /** Says that the first record of a partition was handed on. */
  void begun(LogPartition partition);

  /** Whether a partition holds records that were not handed on. */
  boolean in(LogPartition partition);

  /** Whether a partition of which no record was handed on so far holds some, or may. */
  boolean inUnbegun();
}
