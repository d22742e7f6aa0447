package io.tidewatch.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The section {@code sink}: where alerts and the rest go. */
final class SinkSection {

  private static final Rule<Duration> TIMEOUT =
      Rules.duration(SinkConfig.LEAST_TRANSACTION_TIMEOUT, SinkConfig.MOST_TRANSACTION_TIMEOUT);
  private static final Map<String, String> INSTEAD =
      Map.of(
          "bootstrap.servers", "source.bootstrap",
          "transaction.timeout.ms", "sink.transaction_timeout");

  private SinkSection() {}

  /**
   * Reads the section.
   *
   * @param read the topics that the source reads
   * @param readAt where it says so
   * @return the sink, where nothing is wrong with it
   */
  static Optional<SinkConfig> read(
      Section section,
      String pipeline,
      List<String> read,
      Place readAt,
      PropertySection propertySection) {
    Optional<SinkConfig.Topics> topics =
        topics(section.section("topics"), Defaults.topics(pipeline));
    topics.ifPresent(written -> checkUnread(section.section("topics"), written, read, readAt));
    boolean scores = section.get("write_scores", Rules.FLAG, Defaults.WRITE_SCORES);
    boolean code = section.get("latent_code", Rules.FLAG, Defaults.LATENT_CODE);
    section.check(
        scores || !code, "latent_code", "false without scores to carry it", code, "write_scores");
    SinkConfig.Delivery delivery =
        section.get("delivery", Rules.choice(SinkConfig.Delivery.class), Defaults.DELIVERY);
    Duration timeout = section.get("transaction_timeout", TIMEOUT, Defaults.TRANSACTION_TIMEOUT);
    boolean create = section.get("create_topics", Rules.FLAG, Defaults.CREATE_TOPICS);
    boolean warm = section.get("warm_start", Rules.FLAG, Defaults.WARM_START);
    KafkaProperties properties = propertySection.read(section.section("properties"), INSTEAD);
    SinkConfig.AlertFormat format =
        section.get(
            "alert_format", Rules.choice(SinkConfig.AlertFormat.class), Defaults.ALERT_FORMAT);
    OptionalInt schemaId = AvroSection.schemaId(section, "alert_schema_id");
    section.check(
        schemaId.isEmpty() || format == SinkConfig.AlertFormat.AVRO,
        "alert_schema_id",
        "absent but for alerts in Avro",
        schemaId.orElse(0),
        "alert_format");
    return section.finish(
        () ->
            new SinkConfig(
                topics.orElseThrow(),
                scores,
                code,
                delivery,
                timeout,
                create,
                warm,
                properties,
                format,
                schemaId));
  }

  private static Optional<SinkConfig.Topics> topics(Section section, SinkConfig.Topics usual) {
    Map<String, String> keys = new HashMap<>();
    String alerts = topic(section, "alerts", usual.alerts(), keys);
    String scores = topic(section, "scores", usual.scores(), keys);
    String letters = topic(section, "dead_letters", usual.deadLetters(), keys);
    String models = topic(section, "models", usual.models(), keys);
    return section.finish(() -> new SinkConfig.Topics(alerts, scores, letters, models));
  }

  private static String topic(Section section, String key, String usual, Map<String, String> keys) {
    String topic = section.get(key, Rules.TOPIC_NAME, usual);
    String first = keys.putIfAbsent(topic, key);
    if (first != null) {
      section.check(false, key, "a topic of its own", topic, first);
    }
    return topic;
  }

  // A job that reads what it writes never comes to an end.
  private static void checkUnread(
      Section section, SinkConfig.Topics topics, List<String> read, Place readAt) {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("alerts", topics.alerts());
    written.put("scores", topics.scores());
    written.put("dead_letters", topics.deadLetters());
    written.put("models", topics.models());
    written.forEach(
        (key, topic) -> {
          if (read.contains(topic)) {
            section.report(
                key,
                String.format(
                    "%s must be none of source.topics, but was %s (%s)",
                    key, Quoted.of(topic), readAt));
          }
        });
  }
}
