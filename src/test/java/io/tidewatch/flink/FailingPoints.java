package io.tidewatch.flink;

import io.tidewatch.reading.Arrival;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Passes records through and fails the task a given number of times, each time after a checkpoint
 * was completed, so that the job goes on from the middle of its state.
 */
final class FailingPoints extends RichMapFunction<Arrival, Arrival> implements CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final int RECORDS_BETWEEN = 300;
  private static final Map<String, AtomicInteger> FAILED = new ConcurrentHashMap<>();

  private final String name;
  private final int failures;
  private transient boolean checkpointed;
  private transient int records;

  FailingPoints(String name, int failures) {
    this.name = name;
    this.failures = failures;
    FAILED.put(name, new AtomicInteger());
  }

  static int failures(String name) {
    return FAILED.get(name).get();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    checkpointed = true;
  }

  @Override
  public Arrival map(Arrival arrival) {
    records++;
    if (checkpointed && records > RECORDS_BETWEEN) {
      AtomicInteger failed = FAILED.get(name);
      if (failed.get() < failures && failed.incrementAndGet() <= failures) {
        throw new IllegalStateException("failure " + failed.get() + " planted by the test");
      }
    }
    return arrival;
  }
}
