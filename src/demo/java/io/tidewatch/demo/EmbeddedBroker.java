package io.tidewatch.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker of one node inside this JVM, on free ports of the loopback interface. Topics are
 * only made on request.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final String HOST = "localhost";

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final String securedBootstrap;
  private final Path dir;
  private final boolean temporary;

  private EmbeddedBroker(Path dir, boolean temporary, Map<String, String> security)
      throws Exception {
    List<Integer> ports = freePorts(3);
    this.dir = dir;
    this.temporary = temporary;
    this.bootstrap = HOST + ":" + ports.get(0);
    this.securedBootstrap = HOST + ":" + ports.get(2);
    format(dir);
    Properties settings = settings(dir, ports.get(0), ports.get(1));
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

  /** Makes a topic with one replica. */
  public void createTopic(String name, int partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
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

  private static void format(Path dir) throws Exception {
    if (Files.exists(dir.resolve("meta.properties"))) {
      return;
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(nowhere)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(dir.toString())
        .addDirectory(dir.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setUnstableFeatureVersionsEnabled(false)
        .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(Feature[]::new)))
        .run();
  }

  private static Properties settings(Path dir, int port, int controllerPort) {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@" + HOST + ":" + controllerPort),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://"
                    + HOST
                    + ":"
                    + port
                    + ",CONTROLLER://"
                    + HOST
                    + ":"
                    + controllerPort),
            Map.entry("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("log.dirs", dir.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Broker internals default to three replicas and fifty partitions.
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"));
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  private static void secure(Properties settings, int port, Map<String, String> security) {
    String listener = ",SECURED://" + HOST + ":" + port;
    settings.merge("listeners", listener, (all, one) -> "" + all + one);
    settings.merge("advertised.listeners", listener, (all, one) -> "" + all + one);
    settings.merge(
        "listener.security.protocol.map", ",SECURED:SASL_SSL", (all, one) -> "" + all + one);
    security.forEach((name, value) -> settings.put("listener.name.secured." + name, value));
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      while (held.size() < count) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
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
