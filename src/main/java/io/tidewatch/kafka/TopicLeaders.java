package io.tidewatch.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The brokers that take a topic's records. */
public final class TopicLeaders {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 20;

  private TopicLeaders() {}

  /** The same, for a minute at most. */
  public static void await(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    await(admin, topic, partitions, PATIENCE);
  }

  /**
   * Returns once the leader of every partition takes records, for which a topic that was just made
   * has to be waited for: clients are told of it a moment before. A producer with several batches
   * under way can meanwhile have the first refused and the second taken, and a broker of Kafka 4.2
   * then refuses the first until the producer gives it up (KAFKA-15591).
   *
   * @param partitions how many the topic has
   * @throws ExecutionException with Kafka's own error; its TimeoutException when that takes longer
   */
  public static void await(Admin admin, String topic, int partitions, Duration timeout)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<TopicPartition, OffsetSpec> ends = ends(topic, partitions);
    while (!answered(admin.listOffsets(ends).all(), deadline - System.nanoTime())) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean answered(KafkaFuture<?> answer, long nanos)
      throws ExecutionException, InterruptedException {
    try {
      answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    } catch (java.util.concurrent.TimeoutException e) {
      throw new ExecutionException(new TimeoutException("leaders did not answer in time", e));
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(String topic, int partitions) {
    return IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
  }
}
