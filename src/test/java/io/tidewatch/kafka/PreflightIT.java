package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PreflightIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static EmbeddedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  @AfterAll
  static void stopBroker() {
    admin.close();
    broker.close();
  }

  private static KafkaSpec with(KafkaSpec spec, SinkSpec sink) {
    return new KafkaSpec(spec.bootstrapServers(), spec.properties(), spec.source(), sink);
  }

  private static String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get(name).value();
  }

  @Test
  void allIsWellOnceAndAgainAndOutputsAreCreated() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "well");
    broker.createTopic("well.readings", 3);

    assertThat(Preflight.check(spec, PATIENCE)).isEmpty();
    assertThat(Preflight.check(spec, PATIENCE)).isEmpty();

    Set<String> outputs = Set.copyOf(spec.sink().topics().all());
    assertThat(admin.describeTopics(outputs).allTopicNames().get())
        .hasEntrySatisfying("well.alerts", t -> assertThat(t.partitions()).hasSize(2))
        .hasEntrySatisfying("well.dead-letters", t -> assertThat(t.partitions()).hasSize(2))
        .hasEntrySatisfying("well.models", t -> assertThat(t.partitions()).hasSize(1));
    assertThat(setting("well.models", "cleanup.policy")).isEqualTo("compact");
    assertThat(setting("well.alerts", "cleanup.policy")).isEqualTo("delete");
    assertThat(setting("well.models", "max.message.bytes")).isEqualTo("8454144");
    assertThat(setting("well.dead-letters", "max.message.bytes")).isEqualTo("1048576");
  }

  @Test
  void missingInputIsNamed() {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "missing");

    assertThat(Preflight.check(spec, PATIENCE))
        .containsExactly("input topic must be present, but was missing (missing.readings)");
  }

  @Test
  void missingOutputsAreNamedWhereNoneMayBeCreated() throws Exception {
    broker.createTopic("kept.readings", 1);
    KafkaSpec plain = Specs.kafka(broker.bootstrap(), "kept");
    KafkaSpec spec = with(plain, Specs.withoutCreation(plain.sink()));
    assertThat(Preflight.check(spec, PATIENCE))
        .contains(
            "output topic must be present where none may be created, but was missing (kept.alerts)")
        .hasSize(4);
  }

  @Test
  void silentBrokerIsOneLineInTime() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    KafkaSpec spec = Specs.kafka("localhost:" + port, "silent");
    long start = System.nanoTime();

    List<String> problems = Preflight.check(spec, Duration.ofSeconds(2));

    assertThat(problems)
        .containsExactly(
            "broker must be answering within 2000 ms, but was silent (bootstrap servers localhost:"
                + port
                + ")");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void unknownHostIsOneLine() {
    KafkaSpec spec = Specs.kafka("no-such-host.invalid:9092", "host");

    assertThat(Preflight.check(spec, Duration.ofSeconds(5)))
        .singleElement()
        .asString()
        .contains("must be", "but was", "no-such-host.invalid:9092")
        .doesNotContain("\n");
  }

  @Test
  void refusedSettingsAreOneLineWithoutSecrets() {
    String canary = "canary-4f1e";
    KafkaSpec plain = Specs.kafka(broker.bootstrap(), "secret");
    ClientProperties broken =
        new ClientProperties(
            Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                canary));
    KafkaSpec spec = new KafkaSpec(plain.bootstrapServers(), broken, plain.source(), plain.sink());

    assertThat(Preflight.check(spec, PATIENCE))
        .singleElement()
        .asString()
        .startsWith("kafka settings must be what the client accepts, but was ")
        .doesNotContain(canary, "\n");
  }

  @Test
  void placeholdersAreResolvedWhereTheClientsRun(@TempDir Path dir) throws Exception {
    Path secrets = Files.writeString(dir.resolve("secrets"), "protocol=PLAINTEXT\nwrong=NONE\n");
    broker.createTopic("placeholder.readings", 1);

    assertThat(Preflight.check(withProtocol(secrets, "protocol"), PATIENCE)).isEmpty();
    assertThat(Preflight.check(withProtocol(secrets, "wrong"), PATIENCE))
        .singleElement()
        .asString()
        .contains("security.protocol");
  }

  private static KafkaSpec withProtocol(Path secrets, String name) {
    KafkaSpec plain = Specs.kafka(broker.bootstrap(), "placeholder");
    Map<String, String> properties =
        Map.of(
            "config.providers",
            "file",
            "config.providers.file.class",
            "org.apache.kafka.common.config.provider.FileConfigProvider",
            "security.protocol",
            "${file:" + secrets + ":" + name + "}");
    return new KafkaSpec(
        plain.bootstrapServers(), new ClientProperties(properties), plain.source(), plain.sink());
  }

  @Test
  void existingTopicsMustKeepModelsAndTakeTheirSize() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "small");
    broker.createTopic("small.readings", 1);
    NewTopic models = new NewTopic("small.models", Optional.of(1), Optional.empty());
    NewTopic alerts = new NewTopic("small.alerts", Optional.of(1), Optional.empty());
    admin
        .createTopics(List.of(models, alerts.configs(Map.of("max.message.bytes", "1000"))))
        .all()
        .get();

    assertThat(Preflight.check(spec, PATIENCE))
        .containsExactly(
            "max.message.bytes must be at least 1048576, but was 1000 (output topic small.alerts)",
            "max.message.bytes must be at least 8454144, but was 1048588"
                + " (output topic small.models)",
            "cleanup.policy must be compact, to keep each slot's newest model, but was delete"
                + " (output topic small.models)");
  }

  @Test
  void transactionsMustEndBeforeTheBrokerEndsThem() throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "long");
    broker.createTopic("long.readings", 1);
    Duration hour = Duration.ofHours(1);

    assertThat(
            Preflight.check(
                with(spec, Specs.withTimeout(Specs.sink("long", Delivery.EXACTLY_ONCE), hour)),
                PATIENCE))
        .containsExactly(
            "transaction timeout must be at most the broker's transaction.max.timeout.ms (900000),"
                + " but was 3600000 ms (exactly-once sinks)");
    assertThat(
            Preflight.check(
                with(spec, Specs.withTimeout(Specs.sink("long", Delivery.AT_LEAST_ONCE), hour)),
                PATIENCE))
        .isEmpty();
    assertThat(Preflight.check(with(spec, Specs.sink("long", Delivery.EXACTLY_ONCE)), PATIENCE))
        .isEmpty();
  }
}
