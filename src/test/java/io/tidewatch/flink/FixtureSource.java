package io.tidewatch.flink;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * A log, partition after partition, parsed; made anew in every task. The generator's splits are as
 * many equal ranges as there are partitions, so that each task reads one: none begins before all
 * are there, or one that is early would read another's as well.
 */
final class FixtureSource implements GeneratorFunction<Long, Arrival> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, CountDownLatch> BEGUN = new ConcurrentHashMap<>();

  private final String job;
  private final ReadingSpec spec;
  private final Log log;
  private transient List<RawRecord> records;
  private transient ReadingParser parser;

  /** Makes the partitions. */
  interface Log extends Supplier<List<List<RawRecord>>>, Serializable {}

  /**
   * A source of one job.
   *
   * @param job its name, which no other job of the tests has
   */
  FixtureSource(String job, ReadingSpec spec, Log log) {
    this.job = job;
    this.spec = spec;
    this.log = log;
  }

  @Override
  public Arrival map(Long index) throws InterruptedException {
    if (records == null) {
      List<List<RawRecord>> partitions = log.get();
      records = partitions.stream().flatMap(List::stream).toList();
      parser = new ReadingParser(spec);
      awaitAll(partitions.size());
    }
    RawRecord raw = records.get(index.intValue());
    return new Arrival(raw, parser.parse(raw));
  }

  /** Once all have begun, those of a job that was restarted go on at once. */
  private void awaitAll(int partitions) throws InterruptedException {
    CountDownLatch all = BEGUN.computeIfAbsent(job, name -> new CountDownLatch(partitions));
    all.countDown();
    if (!all.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException(all.getCount() + " sources did not begin (" + job + ")");
    }
  }
}
