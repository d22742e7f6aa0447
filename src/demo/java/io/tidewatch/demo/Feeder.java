package io.tidewatch.demo;

import io.tidewatch.app.CommandFailure;
import io.tidewatch.demo.Feed.FeedRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a feed into a topic: the backlog at once, the rest when its time comes. */
final class Feeder implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final Feed feed;
  private final String topic;
  private final AtomicLong sent = new AtomicLong();
  private final Undelivered undelivered = new Undelivered();
  private volatile boolean stopped;

  Feeder(String bootstrap, String topic, Feed feed) {
    this.topic = topic;
    this.feed = feed;
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Sends what is in the topic before the pipeline starts.
   *
   * @throws CommandFailure when the broker did not get it
   */
  void sendBacklog() {
    while (sent.get() < feed.backlog() && feed.records().hasNext()) {
      send(feed.records().next());
    }
    flush();
  }

  /**
   * Sends the rest; returns at its end or when stopped.
   *
   * @throws CommandFailure when the broker did not get it
   */
  void sendLive() throws InterruptedException {
    while (!stopped && feed.records().hasNext()) {
      FeedRecord record = feed.records().next();
      long early = record.timestamp() - System.currentTimeMillis();
      if (feed.live() && early > 0) {
        flush();
        Thread.sleep(early);
      }
      send(record);
    }
    flush();
  }

  private void send(FeedRecord record) {
    producer.send(
        new ProducerRecord<>(topic, null, record.timestamp(), record.key(), record.value()),
        undelivered);
    sent.incrementAndGet();
  }

  private void flush() {
    producer.flush();
    undelivered.check();
  }

  /** How many records were sent so far. */
  long sent() {
    return sent.get();
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    producer.close();
  }
}
