package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedCommandIT {

  @TempDir private Path folder;
  private Commands commands;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
  }

  private int feed(String bootstrap) {
    return commands.execute(
        "feed", "--bootstrap", bootstrap, "--topic", "readings", "--duration", "1s");
  }

  @Test
  void onlyAnEmptyTopicGetsTheMinutesBefore() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("readings", 1);
      assertThat(feed(broker.bootstrap())).as(commands.err()).isZero();
      int first = PlantTopics.read(broker.bootstrap(), "readings").size();
      assertThat(feed(broker.bootstrap())).as(commands.err()).isZero();
      int second = PlantTopics.read(broker.bootstrap(), "readings").size() - first;

      assertThat(second).isPositive().isLessThan(first / 10);
    }
  }

  @Test
  void missingTopicIsOneLine() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      assertThat(feed(broker.bootstrap())).isEqualTo(CommandFailure.FAILED);

      assertThat(commands.err())
          .startsWith("topic must be there to write to, but was ")
          .contains("UnknownTopicOrPartitionException")
          .endsWith("(readings at " + broker.bootstrap() + ")" + System.lineSeparator())
          .hasLineCount(1);
    }
  }

  @Test
  void silentBrokerIsOneLine() {
    assertThat(feed("localhost:1")).isEqualTo(CommandFailure.FAILED);

    assertThat(commands.err()).contains("TimeoutException", "localhost:1").hasLineCount(1);
  }
}
