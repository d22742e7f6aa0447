package io.tidewatch.bench;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.demo.Undelivered;
import io.tidewatch.kafka.TopicLeaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka broker in this process, on the same cores as the jobs, and topics of its. */
final class Log implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final Admin admin;

  Log() throws Exception {
    broker = EmbeddedBroker.start();
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  /** Makes a topic whose records have the times at which the broker took them. */
  void create(String topic) throws Exception {
    Map<String, String> settings = Map.of("message.timestamp.type", "LogAppendTime");
    admin
        .createTopics(
            List.of(new NewTopic(topic, Workload.PARTITIONS, (short) 1).configs(settings)))
        .all()
        .get();
    TopicLeaders.await(admin, topic, Workload.PARTITIONS);
  }

  void delete(Collection<String> topics) throws Exception {
    admin.deleteTopics(topics).all().get();
  }

  /** Makes a topic with a workload in it. */
  void fill(String topic, Workload workload) throws Exception {
    create(topic);
    Undelivered undelivered = new Undelivered();
    try (KafkaProducer<byte[], byte[]> producer = producer(50)) {
      for (int i = 0; i < workload.records(); i++) {
        producer.send(
            new ProducerRecord<>(topic, workload.partition(i), null, workload.json(i)),
            undelivered);
      }
    }
    undelivered.check();
  }

  KafkaProducer<byte[], byte[]> producer(int lingerMillis) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
