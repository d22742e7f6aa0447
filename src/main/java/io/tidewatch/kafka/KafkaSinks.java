package io.tidewatch.kafka;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertForm;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.ScoreJson;
import io.tidewatch.learn.DecisionJson;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.PersonalPlan;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/**
 * The sinks of the job. Every one names the guarantee (the connector's default is none), the
 * transaction timeout (its default is longer than brokers allow) and a transactional id prefix of
 * its own.
 */
public final class KafkaSinks {

  private static final long DEFAULT_BUFFER_BYTES = 32L << 20;

  private final KafkaSpec spec;
  private final String pipeline;

  /**
   * The sinks of one pipeline.
   *
   * @param spec topics, guarantee and client settings
   * @param pipeline the pipeline's name
   */
  public KafkaSinks(KafkaSpec spec, String pipeline) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  /**
   * The sink of alerts.
   *
   * @param form how alerts are written down
   */
  public KafkaSink<Alert> alerts(AlertForm form) {
    int maxBytes = spec.sink().maxRecordBytes();
    String topic = spec.sink().topics().alerts();
    AlertSchema schema = new AlertSchema(topic, pipeline, form, maxBytes);
    return sink("alerts", topic, schema, alertProperties(maxBytes));
  }

  /**
   * The sink of scores.
   *
   * @throws IllegalStateException when there is no topic for them
   */
  public KafkaSink<Score> scores() {
    if (!spec.sink().topics().hasScores()) {
      throw new IllegalStateException("scores topic must be named, but was empty (sinks)");
    }
    String topic = spec.sink().topics().scores();
    ScoreSchema schema = new ScoreSchema(topic, new ScoreJson(pipeline));
    return sink("scores", topic, schema, producerProperties(spec.sink().maxRecordBytes()));
  }

  /**
   * The sink of dead letters.
   *
   * @param personal whether they carry refused records
   */
  public KafkaSink<DeadLetter> deadLetters(PersonalPlan personal) {
    int maxBytes = spec.sink().maxRecordBytes();
    String topic = spec.sink().topics().deadLetters();
    DeadLetterSchema schema = new DeadLetterSchema(topic, maxBytes, personal.keepRecords());
    return sink("dead-letters", topic, schema, producerProperties(maxBytes));
  }

  /** The sink of promoted models: one of the two that all decisions go to. */
  public KafkaSink<ModelDecision> models() {
    String topic = spec.sink().topics().models();
    ModelSchema schema = new ModelSchema(topic, spec.sink().maxModelBytes());
    return sink("models", topic, schema, producerProperties(spec.sink().maxModelRecordBytes()));
  }

  /** The sink of the decisions' audit trail: the other of the two, on the same topic. */
  public KafkaSink<ModelDecision> decisions() {
    DecisionJson json = new DecisionJson(pipeline);
    String topic = spec.sink().topics().models();
    DecisionSchema schema = new DecisionSchema(topic, json);
    return sink("decisions", topic, schema, producerProperties(spec.sink().maxRecordBytes()));
  }

  private <T> KafkaSink<T> sink(
      String name, String topic, KafkaRecordSerializationSchema<T> schema, Properties producer) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(producer)
        .setBootstrapServers(spec.bootstrapServers())
        .setRecordSerializer(spec.sink().createTopics() ? ensured(topic, schema) : schema)
        .setDeliveryGuarantee(guarantee(spec.sink().delivery()))
        .setTransactionalIdPrefix(spec.sink().transactionalIdPrefix() + "-" + name)
        // Names that are used again let producer epochs run over, and a restore at that moment
        // fails (FLINK-40689).
        .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
        .build();
  }

  private <T> KafkaRecordSerializationSchema<T> ensured(
      String topic, KafkaRecordSerializationSchema<T> schema) {
    return new EnsuredTopicSchema<>(
        schema, OutputTopic.of(spec.sink(), topic), spec.adminProperties());
  }

  /** As of the others, but an alert does not wait for a second one to be sent with. */
  Properties alertProperties(int maxRecordBytes) {
    Properties properties = producerProperties(maxRecordBytes);
    properties.putIfAbsent("linger.ms", "0");
    return properties;
  }

  Properties producerProperties(int maxRecordBytes) {
    Properties properties = spec.producerProperties();
    properties.setProperty(
        "transaction.timeout.ms", Long.toString(spec.sink().transactionTimeout().toMillis()));
    properties.setProperty("max.request.size", Integer.toString(maxRecordBytes));
    // A record larger than the whole buffer would be refused whatever the request size.
    properties.putIfAbsent(
        "buffer.memory", Long.toString(Math.max(DEFAULT_BUFFER_BYTES, 2L * maxRecordBytes)));
    return properties;
  }

  private static DeliveryGuarantee guarantee(Delivery delivery) {
    return switch (delivery) {
      case AT_LEAST_ONCE -> DeliveryGuarantee.AT_LEAST_ONCE;
      case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
    };
  }
}
