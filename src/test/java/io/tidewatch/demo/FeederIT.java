package io.tidewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.app.CommandFailure;
import io.tidewatch.demo.Feed.FeedRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeederIT {

  private static final int MORE_THAN_A_BROKER_TAKES = 1 << 20;
  private static final long TIME = 1_767_225_600_000L;

  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start();
    broker.createTopic("readings", 1);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Feeder feeder(int backlog, int... sizes) {
    List<FeedRecord> records =
        IntStream.of(sizes)
            .mapToObj(size -> new FeedRecord("pump-1", new byte[size], TIME))
            .toList();
    Feed feed = new Feed(records.iterator(), backlog, List.of(), false);
    return new Feeder(broker.bootstrap(), "readings", feed);
  }

  @Test
  void sendsTheBacklogAndThenTheRest() throws Exception {
    try (Feeder feeder = feeder(2, 1, 1, 1)) {
      feeder.sendBacklog();
      assertThat(feeder.sent()).isEqualTo(2);
      feeder.sendLive();
      assertThat(feeder.sent()).isEqualTo(3);
    }
  }

  @Test
  void saysThatTheBrokerDidNotGetARecord() {
    try (Feeder feeder = feeder(1, MORE_THAN_A_BROKER_TAKES, 1)) {
      assertThatThrownBy(feeder::sendBacklog)
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith("broker must get every record, but did not get one of them: ");
      assertThatThrownBy(feeder::sendLive).isInstanceOf(CommandFailure.class);
    }
  }
}
