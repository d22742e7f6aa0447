package io.tidewatch.demo;

import io.tidewatch.kafka.TopicLeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker of one node inside this JVM, on free ports of the loopback interface. Topics are
 * only made on request.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final String securedBootstrap;
  private final Path dir;
  private final boolean temporary;

  private EmbeddedBroker(Path dir, boolean temporary, Map<String, String> security)
      throws Exception {
    List<Integer> ports = FreePorts.take(3);
    this.dir = dir;
    this.temporary = temporary;
    this.bootstrap = BrokerFolder.HOST + ":" + ports.get(0);
    this.securedBootstrap = BrokerFolder.HOST + ":" + ports.get(2);
    BrokerFolder.format(dir);
    Properties settings = BrokerFolder.settings(dir, ports.get(0), ports.get(1));
    if (!security.isEmpty()) {
      secure(settings, ports.get(2), security);
    }
    this.server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (Exception | Error e) {
      close();
      throw e;
    }
  }

  /** Starts a broker with an empty folder of its own, which {@link #close} deletes. */
  public static EmbeddedBroker start() throws Exception {
    return startSecured(Map.of());
  }

  /**
   * The same, with a second listener, by TLS and SASL.
   *
   * @param security its settings, without the prefix of the listener
   */
  public static EmbeddedBroker startSecured(Map<String, String> security) throws Exception {
    Path dir = Files.createTempDirectory("tidewatch-broker-");
    try {
      return new EmbeddedBroker(dir, true, security);
    } catch (Exception | Error e) {
      delete(dir);
      throw e;
    }
  }

  /**
   * Starts a broker whose records stay.
   *
   * @param dir the folder, made where it is missing; what it holds already is kept
   */
  public static EmbeddedBroker start(Path dir) throws Exception {
    Files.createDirectories(dir);
    return new EmbeddedBroker(dir, false, Map.of());
  }

  /** The address for clients, host:port. */
  public String bootstrap() {
    return bootstrap;
  }

  /** The address for clients of the second listener. */
  public String securedBootstrap() {
    return securedBootstrap;
  }

  /** Where its records lie. */
  Path folder() {
    return dir;
  }

  /** Makes a topic with one replica, which takes records when this returns. */
  public void createTopic(String name, int partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
      TopicLeaders.await(admin, name, partitions);
    }
  }

  /** Stops the broker. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    if (temporary) {
      delete(dir);
    }
  }

  private static void secure(Properties settings, int port, Map<String, String> security) {
    String listener = ",SECURED://" + BrokerFolder.HOST + ":" + port;
    settings.merge("listeners", listener, (all, one) -> "" + all + one);
    settings.merge("advertised.listeners", listener, (all, one) -> "" + all + one);
    settings.merge(
        "listener.security.protocol.map", ",SECURED:SASL_SSL", (all, one) -> "" + all + one);
    security.forEach((name, value) -> settings.put("listener.name.secured." + name, value));
  }

  private static void delete(Path dir) {
    try (Stream<Path> paths = Files.walk(dir)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
