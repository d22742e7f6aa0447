package io.tidewatch.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A look at the broker before the job starts, so that a wrong address or a missing topic is one
 * line rather than a job that restarts for ever. Output topics that are missing are created.
 *
 * <p>The Kafka client warns of every attempt to connect; keep the logger {@code
 * org.apache.kafka.clients} at {@code error} to see the problems alone.
 */
public final class Preflight {

  /** How long the broker may take to answer where nothing else is wanted. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

  private static final String MAX_TRANSACTION = "transaction.max.timeout.ms";

  private final KafkaSpec spec;
  private final Duration timeout;
  private final List<String> problems = new ArrayList<>();

  private Preflight(KafkaSpec spec, Duration timeout) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.timeout = Objects.requireNonNull(timeout, "timeout");
  }

  /**
   * Looks at everything once.
   *
   * @param spec what the job is going to use
   * @param timeout for all questions together; closing the connection takes a second more at most
   * @return one line for each problem, none of them with a secret in it; empty when all is well
   */
  public static List<String> check(KafkaSpec spec, Duration timeout) {
    Preflight preflight = new Preflight(spec, timeout);
    preflight.look();
    return List.copyOf(preflight.problems);
  }

  private void look() {
    try (BoundedAdmin admin = new BoundedAdmin(settings(), timeout)) {
      Collection<Node> brokers = admin.brokers();
      for (String topic : spec.source().topics()) {
        checkInput(admin, topic);
      }
      for (String topic : spec.sink().topics().all()) {
        checkOutput(admin, topic);
      }
      if (spec.sink().delivery() == Delivery.EXACTLY_ONCE && !brokers.isEmpty()) {
        checkTransactions(admin, brokers.iterator().next());
      }
    } catch (AdminFault fault) {
      String was = fault.silent() ? "silent" : fault.line();
      add("broker", "answering within " + timeout.toMillis() + " ms", was, where());
    } catch (KafkaException e) {
      add("kafka settings", "what the client accepts", AdminFault.line(e), where());
    }
  }

  private Properties settings() {
    return spec.adminProperties();
  }

  private void checkInput(BoundedAdmin admin, String topic) throws AdminFault {
    try {
      if (!admin.exists(topic)) {
        add("input topic", "present", "missing", topic);
      }
    } catch (AdminFault fault) {
      addUnlessSilent("input topic", "readable", fault, topic);
    }
  }

  private void checkOutput(BoundedAdmin admin, String topic) throws AdminFault {
    OutputTopic wanted = OutputTopic.of(spec.sink(), topic);
    try {
      if (admin.exists(topic)) {
        checkSettings(admin.settings(ConfigResource.Type.TOPIC, topic), wanted);
      } else if (spec.sink().createTopics()) {
        wanted.create(admin);
      } else {
        add("output topic", "present where none may be created", "missing", topic);
      }
    } catch (AdminFault fault) {
      addUnlessSilent("output topic", "present or possible to create", fault, topic);
    }
  }

  private void checkSettings(Map<String, String> is, OutputTopic wanted) {
    String where = "output topic " + wanted.name();
    String most = is.get(OutputTopic.MAX_BYTES);
    if (most != null && Long.parseLong(most) < wanted.maxBytes()) {
      add(OutputTopic.MAX_BYTES, "at least " + wanted.maxBytes(), most, where);
    }
    String cleanup = is.get(OutputTopic.CLEANUP);
    if (wanted.compacted() && cleanup != null && !cleanup.equals(OutputTopic.COMPACT)) {
      add(OutputTopic.CLEANUP, "compact, to keep each slot's newest model", cleanup, where);
    }
  }

  private void checkTransactions(BoundedAdmin admin, Node broker) throws AdminFault {
    String most =
        admin.settings(ConfigResource.Type.BROKER, broker.idString()).get(MAX_TRANSACTION);
    long wanted = spec.sink().transactionTimeout().toMillis();
    if (most != null && Long.parseLong(most) < wanted) {
      String rule = "at most the broker's " + MAX_TRANSACTION + " (" + most + ")";
      add("transaction timeout", rule, wanted + " ms", "exactly-once sinks");
    }
  }

  private void addUnlessSilent(String thing, String rule, AdminFault fault, String where)
      throws AdminFault {
    if (fault.silent()) {
      throw fault;
    }
    add(thing, rule, fault.line(), where);
  }

  private String where() {
    return "bootstrap servers " + spec.bootstrapServers();
  }

  private void add(String thing, String rule, String was, String where) {
    String line = thing + " must be " + rule + ", but was " + was + " (" + where + ")";
    problems.add(spec.redact(line));
  }
}
