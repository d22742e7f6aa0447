package io.tidewatch.kafka;

import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form of another schema, in a topic that is made again where somebody has deleted it since the
 * job was submitted. Without it every restart would end at the first record, for ever.
 */
final class EnsuredTopicSchema<T> implements KafkaRecordSerializationSchema<T> {

  private static final Logger LOG = LoggerFactory.getLogger(EnsuredTopicSchema.class);
  private static final long serialVersionUID = 1L;

  private final KafkaRecordSerializationSchema<T> schema;
  private final OutputTopic topic;
  private final Properties settings;

  /**
   * Writes what a schema says.
   *
   * @param settings of the client that looks for the topic
   */
  EnsuredTopicSchema(
      KafkaRecordSerializationSchema<T> schema, OutputTopic topic, Properties settings) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.topic = Objects.requireNonNull(topic, "topic");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext)
      throws Exception {
    schema.open(context, sinkContext);
    try (BoundedAdmin admin = new BoundedAdmin(settings, Preflight.DEFAULT_TIMEOUT)) {
      if (!admin.exists(topic.name())) {
        LOG.warn("output topic {} was missing and is made again", topic.name());
        topic.create(admin);
      }
    } catch (AdminFault fault) {
      // The producer says so itself where it cannot write.
      LOG.warn("output topic {} could not be looked for: {}", topic.name(), fault.line());
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    return schema.serialize(element, context, timestamp);
  }
}
