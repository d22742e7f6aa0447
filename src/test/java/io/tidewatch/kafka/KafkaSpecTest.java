package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSpecTest {

  private static final String CANARY = "canary-4f1e";

  private static ClientProperties properties(String name, String value) {
    return new ClientProperties(Map.of(name, value));
  }

  private static SourceSpec source(ClientProperties properties) {
    return new SourceSpec(List.of("readings"), "g", StartFrom.EARLIEST, Duration.ZERO, properties);
  }

  private static SinkSpec sink(ClientProperties properties) {
    SinkSpec plain = SinkSpec.of("pumps");
    return new SinkSpec(
        plain.topics(),
        plain.partitions(),
        plain.createTopics(),
        plain.delivery(),
        plain.transactionTimeout(),
        plain.transactionalIdPrefix(),
        plain.maxRecordBytes(),
        plain.maxModelBytes(),
        properties);
  }

  @Test
  void printingShowsNamesOfPropertiesOnly() {
    KafkaSpec spec =
        new KafkaSpec(
            "broker:9092",
            properties("sasl.jaas.config", CANARY),
            source(properties("ssl.key.password", CANARY)),
            sink(properties("ssl.truststore.password", CANARY)));

    assertThat(spec.toString())
        .contains("sasl.jaas.config", "ssl.key.password", "ssl.truststore.password")
        .doesNotContain(CANARY);
  }

  @Test
  void defaultTopicsAreNamedAfterThePipeline() {
    OutputTopics topics = OutputTopics.of("pumps");

    assertThat(topics.all()).containsExactly("pumps.alerts", "pumps.dead-letters", "pumps.models");
    assertThat(topics.hasScores()).isFalse();
    assertThat(new OutputTopics("a", "s", "d", "m").all()).containsExactly("a", "s", "d", "m");
  }

  @Test
  void clientsGetCommonAndOwnProperties() {
    KafkaSpec spec =
        new KafkaSpec(
            "broker:9092",
            properties("security.protocol", "SSL"),
            source(properties("fetch.max.bytes", "1")),
            sink(properties("linger.ms", "2")));

    assertThat(spec.adminProperties())
        .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "security.protocol", "SSL"));
    assertThat(spec.consumerProperties()).containsEntry("fetch.max.bytes", "1").hasSize(3);
    assertThat(spec.producerProperties()).containsEntry("linger.ms", "2").hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"group.id", "auto.offset.reset", "value.deserializer"})
  void sourcePropertiesWithAPlaceOfTheirOwnAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source(properties(name, CANARY)))
        .withMessage(
            "property must be none that Tidewatch sets itself, but was "
                + name
                + " (source properties)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"transactional.id", "transaction.timeout.ms", "max.request.size"})
  void sinkPropertiesWithAPlaceOfTheirOwnAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sink(properties(name, CANARY)))
        .withMessageContaining(name);
  }

  @Test
  void outputThatFlowsBackIntoTheInputIsRefused() {
    SourceSpec source =
        new SourceSpec(
            List.of("readings", "pumps.alerts"),
            "g",
            StartFrom.EARLIEST,
            Duration.ZERO,
            ClientProperties.NONE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KafkaSpec("b:1", ClientProperties.NONE, source, SinkSpec.of("pumps")))
        .withMessage("output topic must be no input topic, but was pumps.alerts (sinks)");
  }

  @Test
  void outputTopicsAreDistinct() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutputTopics("a", "", "a", "m"))
        .withMessageContaining("output topics must be distinct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", ".", "..", "ä", "a/b"})
  void topicNamesFollowKafkasRule(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutputTopics(name, "", "d", "m"))
        .withMessageContaining("but was '" + name + "' (alerts topic)");
  }

  @Test
  void sourceNeedsDistinctTopicsAGroupAndAnInterval() {
    for (List<String> topics : List.of(List.<String>of(), List.of("a", "a"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sourceOf(topics, "g", Duration.ZERO))
          .withMessageContaining("input topics must be");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sourceOf(List.of("a"), " ", Duration.ZERO))
        .withMessageContaining("group id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sourceOf(List.of("a"), "g", Duration.ofMillis(-1)))
        .withMessageContaining("discovery interval");
  }

  private static SourceSpec sourceOf(List<String> topics, String group, Duration interval) {
    return new SourceSpec(topics, group, StartFrom.LATEST, interval, ClientProperties.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, PT1M, p, 65536, 65536, partitions",
    "0, PT0.5S, p, 65536, 65536, transaction timeout",
    "0, PT25H, p, 65536, 65536, transaction timeout",
    "0, PT1M, ' ', 65536, 65536, prefix",
    "0, PT1M, p, 65535, 65536, largest record",
    "0, PT1M, p, 65536, 67108865, largest model"
  })
  void sinkNumbersStayInRange(
      int partitions, Duration timeout, String prefix, int record, int model, String thing) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SinkSpec(
                    OutputTopics.of("p"),
                    partitions,
                    true,
                    Delivery.EXACTLY_ONCE,
                    timeout,
                    prefix,
                    record,
                    model,
                    ClientProperties.NONE))
        .withMessageContaining(thing)
        .withMessageContaining("but was");
  }

  @Test
  void everySinkGetsTimeoutSizeAndBuffer() {
    KafkaSpec spec = Specs.kafka("broker:9092", "pumps");
    KafkaSinks sinks = new KafkaSinks(spec, "pumps");

    Properties small = sinks.producerProperties(1 << 20);
    Properties large = sinks.producerProperties(64 << 20);

    assertThat(small)
        .containsEntry("transaction.timeout.ms", "60000")
        .containsEntry("max.request.size", "1048576")
        .containsEntry("buffer.memory", "33554432");
    assertThat(large).containsEntry("buffer.memory", "134217728");
  }

  @Test
  void anAlertDoesNotWaitForAnotherOneUnlessThatIsAskedFor() {
    KafkaSinks sinks = new KafkaSinks(Specs.kafka("broker:9092", "pumps"), "pumps");

    assertThat(sinks.alertProperties(1 << 20)).containsEntry("linger.ms", "0");
    assertThat(sinks.producerProperties(1 << 20)).doesNotContainKey("linger.ms");
  }
}
