package io.tidewatch.demo;

import io.tidewatch.evaluate.PlantedFault;
import java.util.Iterator;
import java.util.List;

/**
 * What the demo sends.
 *
 * @param records in the order they are to be written
 * @param backlog how many of them are in the topic before the pipeline starts
 * @param faults what was planted in them
 * @param live whether the rest is sent as its time comes, rather than at once
 */
record Feed(Iterator<FeedRecord> records, long backlog, List<PlantedFault> faults, boolean live) {

  /**
   * One record to send.
   *
   * @param key the Kafka key: the same for all records of an entity
   * @param value the bytes
   * @param timestamp the record's own timestamp, milliseconds since the epoch
   */
  @SuppressWarnings("ArrayRecordComponent")
  record FeedRecord(String key, byte[] value, long timestamp) {}
}
