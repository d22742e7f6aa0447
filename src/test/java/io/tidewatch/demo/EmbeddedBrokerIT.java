package io.tidewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.kafka.BrokerLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedBrokerIT {

  private static Set<String> topics(EmbeddedBroker broker)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      return admin.listTopics().names().get();
    }
  }

  @Test
  void twoBrokersKeepOutOfEachOthersWay() throws Exception {
    try (EmbeddedBroker one = EmbeddedBroker.start();
        EmbeddedBroker other = EmbeddedBroker.start()) {
      one.createTopic("here", 1);

      assertThat(topics(one)).containsExactly("here");
      assertThat(topics(other)).isEmpty();
      assertThat(one.bootstrap()).isNotEqualTo(other.bootstrap());
    }
  }

  @Test
  void folderOfTheCallerKeepsItsTopics(@TempDir Path dir) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("log"))) {
      broker.createTopic("kept", 2);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("log"))) {
      assertThat(topics(broker)).containsExactly("kept");
    }
  }

  @Test
  void recordsStayHoweverOldTheyAre() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      broker.createTopic("old", 1);
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "old");
      Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

      assertThat(config.get("retention.ms").value()).isEqualTo("-1");
      assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
    }
  }

  @Test
  void newTopicTakesEveryBatchOfAnImpatientProducer() throws Exception {
    int partitions = 60;
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("new", partitions);

      new BrokerLog(broker.bootstrap()).writeBatches("new", partitions);
    }
  }

  @Test
  void folderOfItsOwnIsGone() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start();
    Path folder = broker.folder();
    assertThat(folder).isNotEmptyDirectory();

    broker.close();

    assertThat(folder).doesNotExist();
  }
}
