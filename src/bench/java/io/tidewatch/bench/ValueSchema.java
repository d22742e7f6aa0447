package io.tidewatch.bench;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Bytes as the value of a record, without a key. */
final class ValueSchema implements KafkaRecordSerializationSchema<byte[]> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  ValueSchema(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      byte[] value, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(topic, value);
  }
}
