package io.tidewatch.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * How long readings take from the producer to their scores, by this process's clock. The scores are
 * read as they are written, before their transaction ends: that comes with the checkpoint.
 */
final class Latencies implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final Map<String, Long> halves = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Scene scene;
  private final Thread thread;
  private volatile boolean stopped;

  private Latencies(Scene scene) {
    this.scene = scene;
    thread = new Thread(this::read, "latencies");
    thread.start();
    scene.feeder().watch((partition, offset, at) -> meet(partition + "/" + offset, at));
  }

  /** Watches the plant's own readings from now on; what is injected besides is not looked at. */
  static Latencies of(Scene scene) {
    return new Latencies(scene);
  }

  /** What came in this while. */
  String over(int seconds) throws InterruptedException {
    begin();
    TimeUnit.SECONDS.sleep(seconds);
    return soFar();
  }

  /** Forgets what came so far. */
  void begin() {
    nanos.clear();
  }

  /** What came since the beginning. */
  String soFar() {
    if (failure.get() != null) {
      throw new IllegalStateException("scores must be readable, but were not", failure.get());
    }
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? "no score"
        : String.format(
            Locale.ROOT,
            "%,d scores, %.0f ms at the median, %.0f ms at the 99th percentile",
            sorted.length,
            percentile(sorted, 0.5),
            percentile(sorted, 0.99));
  }

  private static double percentile(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
  }

  /** Either the producer or the reader may be the first to know of a reading. */
  private void meet(String place, long at) {
    Long other = halves.putIfAbsent(place, at);
    if (other != null) {
      halves.remove(place);
      nanos.add(Math.abs(at - other));
    }
  }

  private void read() {
    String topic = scene.pipeline().topic("scores");
    try (KafkaConsumer<String, byte[]> consumer =
        Committed.consumer(scene.pipeline().bootstrap(), "read_uncommitted")) {
      consumer.assign(Committed.partitions(consumer, topic));
      consumer.seekToEnd(consumer.assignment());
      while (!stopped) {
        List<ConsumerRecord<String, byte[]>> scores = new ArrayList<>();
        consumer.poll(POLL).forEach(scores::add);
        long now = System.nanoTime();
        scores.forEach(score -> meet(Written.origin(score), now));
      }
    } catch (RuntimeException broken) {
      failure.set(broken);
    }
  }

  @Override
  public void close() throws InterruptedException {
    scene.feeder().watch(Feeder.Watcher.NOBODY);
    stopped = true;
    thread.join();
  }
}
