package io.tidewatch.flink;

import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Unread;
import java.util.HashSet;
import java.util.Set;

/** What is unread as a test says; nothing to begin with. */
final class KnownUnread implements Unread {

  private static final long serialVersionUID = 1L;

  private final Set<LogPartition> begun = new HashSet<>();
  private final Set<LogPartition> behind = new HashSet<>();

  /** The partitions with unread records, to be changed by the test. */
  Set<LogPartition> behind() {
    return behind;
  }

  @Override
  public void begun(LogPartition partition) {
    begun.add(partition);
  }

  @Override
  public boolean in(LogPartition partition) {
    return behind.contains(partition);
  }

  @Override
  public boolean inUnbegun() {
    return behind.stream().anyMatch(one -> !begun.contains(one));
  }
}
