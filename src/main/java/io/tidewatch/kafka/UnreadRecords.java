package io.tidewatch.kafka;

import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Unread;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * How many records the consumers of this process have still to read, partition by partition, from
 * their own metrics. Kafka makes one of these for each consumer that names it among its {@code
 * metric.reporters}, and closes it with the consumer.
 */
public final class UnreadRecords implements MetricsReporter {

  private static final Set<UnreadRecords> OPEN = ConcurrentHashMap.newKeySet();
  private static final String LAG = "records-lag";
  private static final String ASSIGNED = "assigned-partitions";

  private final Map<LogPartition, KafkaMetric> lags = new ConcurrentHashMap<>();
  private final Set<LogPartition> begun = ConcurrentHashMap.newKeySet();
  private volatile KafkaMetric assigned;
  private volatile String group = "";

  /** What the consumers of a source in this process have still to read. */
  static Unread of(SourceSpec source) {
    return new OfSource(source.groupId(), Set.copyOf(source.topics()));
  }

  @Override
  public void configure(Map<String, ?> settings) {
    group = Objects.toString(settings.get("group.id"), "");
  }

  @Override
  public void init(List<KafkaMetric> metrics) {
    OPEN.add(this);
    metrics.forEach(this::metricChange);
  }

  @Override
  public void metricChange(KafkaMetric metric) {
    if (isLag(metric)) {
      lags.put(partition(metric), metric);
    } else if (metric.metricName().name().equals(ASSIGNED)) {
      assigned = metric;
    }
  }

  @Override
  public void metricRemoval(KafkaMetric metric) {
    if (isLag(metric)) {
      lags.remove(partition(metric), metric);
    }
  }

  @Override
  public void close() {
    OPEN.remove(this);
  }

  private static boolean isLag(KafkaMetric metric) {
    return metric.metricName().name().equals(LAG)
        && metric.metricName().tags().containsKey("partition");
  }

  private static LogPartition partition(KafkaMetric metric) {
    Map<String, String> tags = metric.metricName().tags();
    return new LogPartition(tags.get("topic"), Integer.parseInt(tags.get("partition")));
  }

  private static double number(KafkaMetric metric) {
    return ((Number) metric.metricValue()).doubleValue();
  }

  private boolean isBehind(LogPartition partition) {
    KafkaMetric lag = lags.get(partition);
    return lag != null && number(lag) > 0;
  }

  private boolean isBehindInUnbegun(Set<String> topics) {
    // A topic with dots is there twice, once with its dots replaced.
    List<LogPartition> known =
        lags.keySet().stream().filter(one -> topics.contains(one.topic())).toList();
    boolean allAnswered = assigned == null || number(assigned) <= known.size();
    return !allAnswered || known.stream().anyMatch(one -> !begun.contains(one) && isBehind(one));
  }

  private record OfSource(String group, Set<String> topics) implements Unread {

    private Stream<UnreadRecords> consumers() {
      return OPEN.stream().filter(one -> one.group.equals(group));
    }

    @Override
    public void begun(LogPartition partition) {
      consumers()
          .filter(one -> one.lags.containsKey(partition))
          .forEach(one -> one.begun.add(partition));
    }

    @Override
    public boolean in(LogPartition partition) {
      return consumers().anyMatch(one -> one.isBehind(partition));
    }

    @Override
    public boolean inUnbegun() {
      return consumers().anyMatch(one -> one.isBehindInUnbegun(topics));
    }
  }
}
