package io.tidewatch.chaos;

import io.tidewatch.evaluate.PlantRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends the plant into a topic at a steady rate, whatever happens to the broker meanwhile: each
 * record once, and each pump's in order.
 */
final class Feeder implements AutoCloseable {

  static final String CLIENT = "feed";

  private static final int BATCH_MILLIS = 50;

  /** Hears of each of the plant's readings that has got into the topic. */
  interface Watcher {

    Watcher NOBODY = (partition, offset, nanos) -> {};

    /** A reading that was sent at this moment of {@link System#nanoTime()}. */
    void sent(int partition, long offset, long nanos);
  }

  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private final Plant plant;
  private final Thread thread = new Thread(this::send, "feeder");
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicReference<PlantRecord> newest = new AtomicReference<>();
  private volatile Watcher watcher = Watcher.NOBODY;
  private volatile int perSecond;
  private volatile int partitions;
  private volatile boolean stopped;

  Feeder(String bootstrap, String topic, int partitions, Plant plant, int perSecond) {
    this.topic = topic;
    this.plant = plant;
    this.partitions = partitions;
    this.perSecond = perSecond;
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    thread.start();
  }

  /** Sends faster or slower from now on. */
  void rate(int recordsPerSecond) {
    perSecond = recordsPerSecond;
  }

  private void send() {
    try {
      long begun = System.nanoTime();
      double due = 0;
      while (!stopped) {
        long now = System.nanoTime();
        due += perSecond * (now - begun) / 1e9;
        begun = now;
        while (due >= 1) {
          send(plant.next());
          due--;
        }
        TimeUnit.MILLISECONDS.sleep(BATCH_MILLIS);
      }
      producer.flush();
    } catch (InterruptedException | RuntimeException e) {
      failure.set(e);
    }
  }

  private void send(PlantRecord record) {
    newest.set(record);
    int partition = Plant.partition(record.entity(), partitions);
    send(partition, record.arrivalTime(), record.entity(), record.json(), watcher);
  }

  private void send(int partition, long timestamp, String key, byte[] value, Watcher told) {
    long now = System.nanoTime();
    producer.send(
        new ProducerRecord<>(topic, partition, timestamp, key, value),
        (done, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          } else {
            told.sent(done.partition(), done.offset(), now);
          }
        });
    sent.incrementAndGet();
  }

  /** Says from now on which of the plant's readings were sent when. */
  void watch(Watcher other) {
    watcher = other;
  }

  /** How many records were sent so far. */
  long sent() {
    return sent.get();
  }

  /** Spreads what is sent from now on over so many partitions. */
  void spreadOver(int others) {
    partitions = others;
  }

  /** Sends a value of somebody else's into one of the partitions. */
  void inject(byte[] value) {
    send(0, newest.get().arrivalTime(), "stranger", value, Watcher.NOBODY);
  }

  /** Sends the newest reading once more, as that of another pump. */
  void injectAs(String pump) {
    PlantRecord record = newest.get();
    String json =
        new String(record.json(), StandardCharsets.UTF_8)
            .replace('"' + record.entity() + '"', '"' + pump + '"');
    send(
        Plant.partition(pump, partitions),
        record.arrivalTime(),
        pump,
        json.getBytes(StandardCharsets.UTF_8),
        Watcher.NOBODY);
  }

  /** Sends a reading of a pump of its own whose event time is off by so much. */
  void injectReading(long offMillis) {
    long now = newest.get().arrivalTime();
    String json = "{\"pump\":\"P-900\",\"at\":%d,\"pressure\":1.5}".formatted(now + offMillis);
    send(0, now, "P-900", json.getBytes(StandardCharsets.UTF_8), Watcher.NOBODY);
  }

  /**
   * Looks whether records still get through.
   *
   * @throws IllegalStateException when one did not, or the stream has come to its end
   */
  void requireSound() {
    if (failure.get() != null) {
      throw new IllegalStateException("feed must get through, but was broken", failure.get());
    }
  }

  /**
   * Ends the stream; returns how many records the topic got.
   *
   * @throws IllegalStateException when one of them did not get there
   */
  long finish() throws InterruptedException {
    stopped = true;
    thread.join();
    requireSound();
    return sent.get();
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
    producer.close();
  }
}
