package io.tidewatch.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to the broker that share one deadline. */
final class BoundedAdmin implements AutoCloseable {

  private static final long PAUSE_MILLIS = 20;

  private final Admin admin;
  private final long deadline;

  /** Connects; throws KafkaException for settings that the client does not accept. */
  BoundedAdmin(Properties settings, Duration timeout) {
    Properties bounded = new Properties();
    bounded.putAll(settings);
    String millis = Long.toString(timeout.toMillis());
    bounded.setProperty("default.api.timeout.ms", millis);
    bounded.setProperty("request.timeout.ms", millis);
    // The client logs a warning for each attempt to connect.
    bounded.putIfAbsent("reconnect.backoff.ms", "500");
    bounded.putIfAbsent("reconnect.backoff.max.ms", "5000");
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.admin = Admin.create(bounded);
  }

  /** The brokers of the cluster. */
  Collection<Node> brokers() throws AdminFault {
    return await(admin.describeCluster().nodes());
  }

  /** Whether there is such a topic. */
  boolean exists(String topic) throws AdminFault {
    return partitions(topic) > 0;
  }

  /** How many partitions a topic has; 0 where there is none. */
  private int partitions(String topic) throws AdminFault {
    KafkaFuture<TopicDescription> description =
        admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
    try {
      return await(description).partitions().size();
    } catch (AdminFault fault) {
      if (fault.is(UnknownTopicOrPartitionException.class)) {
        return 0;
      }
      throw fault;
    }
  }

  /**
   * Creates a topic, unless somebody else just did, and waits until the brokers know it and take
   * its records: one that a controller has made may be unknown to them for a moment.
   *
   * @param partitions 0 for the broker's default
   */
  void create(String topic, int partitions, Map<String, String> settings) throws AdminFault {
    Optional<Integer> count = partitions == 0 ? Optional.empty() : Optional.of(partitions);
    NewTopic asked = new NewTopic(topic, count, Optional.empty()).configs(settings);
    try {
      await(admin.createTopics(List.of(asked)).all());
    } catch (AdminFault fault) {
      if (!fault.is(TopicExistsException.class)) {
        throw fault;
      }
    }
    int made = partitions(topic);
    while (made == 0) {
      pause();
      made = partitions(topic);
    }
    awaitLeaders(topic, made);
  }

  private void awaitLeaders(String topic, int partitions) throws AdminFault {
    try {
      TopicLeaders.await(admin, topic, partitions, Duration.ofNanos(left()));
    } catch (ExecutionException e) {
      throw new AdminFault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminFault(e);
    }
  }

  private static void pause() throws AdminFault {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminFault(e);
    }
  }

  /** The settings of a topic or broker; empty where the user may not read them. */
  Map<String, String> settings(ConfigResource.Type type, String name) throws AdminFault {
    ConfigResource resource = new ConfigResource(type, name);
    try {
      Config config = await(admin.describeConfigs(List.of(resource)).values().get(resource));
      Map<String, String> settings = new TreeMap<>();
      for (ConfigEntry entry : config.entries()) {
        if (entry.value() != null) {
          settings.put(entry.name(), entry.value());
        }
      }
      return settings;
    } catch (AdminFault fault) {
      if (fault.refused()) {
        return Map.of();
      }
      throw fault;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private long left() {
    return Math.max(0, deadline - System.nanoTime());
  }

  private <T> T await(KafkaFuture<T> answer) throws AdminFault {
    try {
      return answer.get(left(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AdminFault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminFault(e);
    }
  }
}
