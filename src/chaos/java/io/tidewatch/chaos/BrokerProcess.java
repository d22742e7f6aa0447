package io.tidewatch.chaos;

import io.tidewatch.demo.BrokerFolder;
import io.tidewatch.demo.FreePorts;
import io.tidewatch.kafka.TopicLeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** A Kafka broker in a JVM of its own, with the same port and folder whenever it is started. */
final class BrokerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);
  private static final double UNHINDERED = 1e12;

  private final JavaProcess process;
  private final String bootstrap;
  private final String behindWire;
  private final SlowWire wire;

  BrokerProcess(Path folder, String classPath) throws Exception {
    List<Integer> ports = FreePorts.take(4);
    bootstrap = "localhost:" + ports.get(0);
    behindWire = "localhost:" + ports.get(2);
    wire = new SlowWire(ports.get(2), ports.get(3));
    Path records = Files.createDirectories(folder.resolve("kafka"));
    BrokerFolder.format(records);
    Properties settings = BrokerFolder.settings(records, ports.get(0), ports.get(1));
    settings.merge("listeners", ",FAR://localhost:" + ports.get(3), BrokerProcess::joined);
    settings.merge("advertised.listeners", ",FAR://" + behindWire, BrokerProcess::joined);
    settings.merge("listener.security.protocol.map", ",FAR:PLAINTEXT", BrokerProcess::joined);
    // Whoever has no name may do everything, until something is forbidden.
    settings.setProperty("authorizer.class.name", StandardAuthorizer.class.getName());
    settings.setProperty("allow.everyone.if.no.acl.found", "true");
    Path file = folder.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      settings.store(writer, null);
    }
    process =
        new JavaProcess(
            new JavaProcess.Launch(
                "broker",
                classPath,
                List.of("-Xmx320m"),
                "kafka.Kafka",
                List.of(file.toString()),
                Map.of(),
                folder));
  }

  private static Object joined(Object text, Object more) {
    return text.toString() + more;
  }

  /** The same broker at the far end of a wire that can be made slow, or cut. */
  String behindWire() {
    return behindWire;
  }

  SlowWire wire() {
    return wire;
  }

  /** The address for clients, host:port. */
  String bootstrap() {
    return bootstrap;
  }

  JavaProcess process() {
    return process;
  }

  /** Starts it and waits until it answers. */
  void start() throws Exception {
    process.start();
    Await.until("broker", START, this::answers);
  }

  private boolean answers() throws InterruptedException {
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get();
      return true;
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "request.timeout.ms",
            "5000",
            "default.api.timeout.ms",
            "5000"));
  }

  void createTopic(String name, int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
      TopicLeaders.await(admin, name, partitions);
    }
  }

  /** Gives a topic more partitions; what it holds stays where it is. */
  void widenTopic(String name, int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all().get();
      TopicLeaders.await(admin, name, partitions);
    }
  }

  void deleteTopic(String name) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }

  /** Lets nobody write to a topic any more. */
  void forbidWriting(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.createAcls(List.of(noWriting(topic))).all().get();
    }
  }

  /** Lets everybody write to a topic again. */
  void allowWriting(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.deleteAcls(List.of(noWriting(topic).toFilter())).all().get();
    }
  }

  private static AclBinding noWriting(String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.DENY));
  }

  /** Lets every client but the feed write so many bytes a second at most. */
  void throttleProducers(double bytesPerSecond) throws ExecutionException, InterruptedException {
    alterQuotas(bytesPerSecond, UNHINDERED);
  }

  /** Lets every client write as fast as it can. */
  void releaseProducers() throws ExecutionException, InterruptedException {
    alterQuotas(null, null);
  }

  private void alterQuotas(Double ofAll, Double ofFeed)
      throws ExecutionException, InterruptedException {
    Map<String, String> everyClient = new HashMap<>();
    everyClient.put(ClientQuotaEntity.CLIENT_ID, null);
    Map<String, String> feed = Map.of(ClientQuotaEntity.CLIENT_ID, Feeder.CLIENT);
    try (Admin admin = admin()) {
      admin.alterClientQuotas(List.of(quota(everyClient, ofAll), quota(feed, ofFeed))).all().get();
    }
  }

  /** No quota where the rate is null. */
  private static ClientQuotaAlteration quota(Map<String, String> entity, Double bytesPerSecond) {
    return new ClientQuotaAlteration(
        new ClientQuotaEntity(entity),
        List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond)));
  }

  @Override
  public void close() {
    process.close();
    try {
      wire.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
