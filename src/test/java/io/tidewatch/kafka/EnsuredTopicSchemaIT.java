package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.learn.DecisionExamples;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EnsuredTopicSchemaIT {

  private static final String TOPIC = "p.models";

  @Test
  void aTopicThatWasDeletedIsMadeAgainAsItWas() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      KafkaSpec spec = Specs.kafka(broker.bootstrap(), "p");
      assertThat(Preflight.check(spec, Duration.ofSeconds(20)))
          .allMatch(problem -> problem.contains("input topic"));
      Map<String, String> before = settings(broker);
      try (Admin admin = admin(broker)) {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        // The broker may know it for a moment longer than its controller does.
        while (admin.listTopics().names().get().contains(TOPIC)) {
          Thread.onSpinWait();
        }
      }

      DecisionSchema decisions = new DecisionSchema(TOPIC, new DecisionJson("p"));
      new EnsuredTopicSchema<>(
              decisions, OutputTopic.of(spec.sink(), TOPIC), spec.adminProperties())
          .open(null, null);

      assertThat(settings(broker)).isEqualTo(before).containsEntry("cleanup.policy", "compact");
    }
  }

  @Test
  void itTakesEveryBatchOnceItIsMade() throws Exception {
    int partitions = 60;
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      KafkaSpec spec = Specs.kafka(broker.bootstrap(), "p");
      DecisionSchema decisions = new DecisionSchema(TOPIC, new DecisionJson("p"));
      OutputTopic topic = new OutputTopic(TOPIC, partitions, Map.of());

      new EnsuredTopicSchema<>(decisions, topic, spec.adminProperties()).open(null, null);

      new BrokerLog(broker.bootstrap()).writeBatches(TOPIC, partitions);
    }
  }

  @Test
  void withoutABrokerTheProducerHasTheWord() throws Exception {
    KafkaSpec spec = Specs.kafka("localhost:1", "p");
    EnsuredTopicSchema<ModelDecision> schema =
        new EnsuredTopicSchema<>(
            new DecisionSchema(TOPIC, new DecisionJson("p")),
            OutputTopic.of(spec.sink(), TOPIC),
            spec.adminProperties());
    schema.open(null, null);

    ModelDecision decision = DecisionExamples.kept("stream", Verdict.NOT_DUE);
    assertThat(schema.serialize(decision, null, 0L).topic()).isEqualTo(TOPIC);
  }

  private static Map<String, String> settings(EmbeddedBroker broker) throws Exception {
    KafkaSpec spec = Specs.kafka(broker.bootstrap(), "p");
    try (BoundedAdmin admin = new BoundedAdmin(spec.adminProperties(), Duration.ofSeconds(20))) {
      return admin.settings(ConfigResource.Type.TOPIC, TOPIC);
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }
}
