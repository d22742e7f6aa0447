package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.runtime.testutils.InternalMiniClusterExtension;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline's life on a session cluster, by the commands that the operating guide names. */
@Timeout(180)
class SessionClusterIT {

  private static final String CONFIG =
      """
      pipeline: plant
      source: {bootstrap: 'BOOTSTRAP', topics: [plant.readings]}
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [pressure]
      runtime: {checkpoint_interval: 1s, checkpoint_dir: 'FOLDER'}
      """;

  /** Its task manager has one slot, so that it takes one job. */
  @RegisterExtension
  static final InternalMiniClusterExtension CLUSTER =
      new InternalMiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;
  private Commands commands;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
  }

  @Test
  void aPipelineIsSubmittedSavedStoppedAndRestoredWithoutReadingAnythingTwice() throws Exception {
    String cluster = address();
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      BrokerLog log = new BrokerLog(broker.bootstrap());
      broker.createTopic("plant.readings", 1);
      String config = config(broker.bootstrap());

      assertThat(commands.execute("run", "--config", config, "--cluster", cluster))
          .as(commands.err())
          .isZero();
      String job = printed("job +([0-9a-f]{32})");
      assertThat(commands.out()).contains("http://" + cluster + "/#/job/running/" + job);
      log.write(List.of(garbage("first")));
      log.await("plant.dead-letters", 1);

      assertThat(commands.execute("run", "--config", config, "--cluster", cluster))
          .isEqualTo(CommandFailure.FAILED);
      assertThat(commands.err()).contains("cluster must have 1 free task slots, but was 0");

      assertThat(commands.execute("savepoint", "--cluster", cluster, "--config", config))
          .as(commands.err())
          .isZero();
      assertThat(commands.execute("stop", "--cluster", cluster, "--config", config))
          .as(commands.err())
          .isZero();
      String savepoint = printed("(?s).*savepoint +(\\S+)");
      log.write(List.of(garbage("second")));

      restore(cluster, config, savepoint);
      log.await("plant.dead-letters", 2);
      assertThat(commands.execute("stop", "--cluster", cluster, "--config", config)).isZero();
      log.write(List.of(garbage("third")));

      restore(cluster, config, RestoreOption.LATEST);
      log.await("plant.dead-letters", 3);
      assertThat(commands.execute("stop", "--cluster", cluster, "--config", config)).isZero();
      assertThat(log.read("plant.dead-letters"))
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder("first", "second", "third");
    }
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnythingStarts() throws Exception {
    String config = config("localhost:1");
    assertThat(commands.execute("run", "--config", config, "--cluster", "nowhere"))
        .isEqualTo(CommandFailure.REFUSED);
    assertThat(commands.execute("run", "--config", config, "--cluster", "localhost:1"))
        .isEqualTo(CommandFailure.FAILED);
    assertThat(commands.execute("stop", "--config", config, "--cluster", address()))
        .isEqualTo(CommandFailure.FAILED);

    assertThat(commands.err())
        .contains(
            "cluster must be host:port, but was nowhere (--cluster)",
            "cluster must answer, but was",
            "cluster must run one job 'tidewatch plant', but was 0 [] (http://" + address());
  }

  private void restore(String cluster, String config, String from) {
    assertThat(commands.execute("run", "--config", config, "--cluster", cluster, "--restore", from))
        .as(commands.err())
        .isZero();
  }

  private String printed(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(commands.out());
    assertThat(found.find()).as("%s in %s", pattern, commands.out()).isTrue();
    return found.group(1);
  }

  private String config(String bootstrap) throws Exception {
    return commands.write(
        "plant.yaml",
        CONFIG
            .replace("BOOTSTRAP", bootstrap)
            .replace("FOLDER", folder.resolve("checkpoints").toString()));
  }

  private static String address() {
    URI rest = CLUSTER.getRestAddress();
    return rest.getHost() + ":" + rest.getPort();
  }

  private static ProducerRecord<byte[], byte[]> garbage(String value) {
    return new ProducerRecord<>("plant.readings", value.getBytes(StandardCharsets.UTF_8));
  }
}
