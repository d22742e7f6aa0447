package io.tidewatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.demo.Undelivered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Milliseconds from the time at which the broker took a record to the time at which it took the
 * alert that the record opened, at half of the load that the job can bear.
 */
final class LatencyBench implements Bench {

  private static final String FEATURES = "{of: all, use: value}";
  private static final String ALERTS = "\nalerts: {open_after: 1, close_after: 1s, cool_down: 0s}";
  private static final int ENTITIES = 1000;
  private static final int FAULT_EVERY = 997;
  private static final int TURNS = 20;
  private static final long WARM_UP_MILLIS = 45_000;

  @Override
  public List<Table> run(boolean quick) throws Exception {
    Path checkpoints = Files.createTempDirectory("tidewatch-bench-");
    long millis = quick ? 10_000 : 60_000;
    List<List<String>> rows = new ArrayList<>();
    try (Log log = new Log();
        Cluster cluster = new Cluster(checkpoints)) {
      Steps steps = new Steps(3);
      double bearable = bearable(log, cluster, quick ? 100_000 : 400_000);
      steps.done(String.format(Locale.ROOT, "%,.0f records a second at most", bearable));
      for (String order : List.of("arrival", "event_time")) {
        rows.add(measure(log, cluster, order, bearable / 2, millis));
        steps.done(order);
      }
    }
    return List.of(
        new Table(
            "Latency",
            "Milliseconds from a record's Kafka timestamp to its alert's, at least once, at half of"
                + " what the job can bear; in the order of event time the watermark waits for what"
                + " is out of order by 100 ms. Beside that, how late a thread of the same process"
                + " wakes that does nothing else.",
            List.of(
                "order",
                "records a second",
                "alerts",
                "p50",
                "p99",
                "p99.9",
                "largest",
                "late to wake, p99",
                "late to wake, p99.9"),
            rows));
  }

  private static double bearable(Log log, Cluster cluster, int records) throws Exception {
    Workload workload = new Workload(records, ENTITIES, 8);
    log.fill("bearable", workload);
    double best = 0;
    for (int run = 0; run < 2; run++) {
      Detector detector =
          new Detector(
              workload,
              log.bootstrap(),
              "bearable",
              "bearable-out",
              FEATURES,
              PipelineBench.NO_TRAINING);
      best = Math.max(best, records / cluster.run(detector.untilNow(1)).seconds());
    }
    return best;
  }

  private static List<String> measure(
      Log log, Cluster cluster, String order, double rate, long millis) throws Exception {
    String topic = "latency-" + order.replace('_', '-');
    String outputs = topic + "-out";
    log.create(topic);
    log.create(outputs + ".alerts");
    Workload workload = new Workload(1, ENTITIES, 8);
    Detector detector =
        new Detector(
            workload,
            log.bootstrap(),
            topic,
            outputs,
            FEATURES,
            PipelineBench.NO_TRAINING + ALERTS + "\norder: " + order + "\nout_of_orderness: 100ms",
            Detector.OF_LOG);
    JobID job = cluster.submit(detector.forEver(1));
    cluster.awaitRunning(job);
    feed(log, topic, workload, rate, WARM_UP_MILLIS);
    List<Long> hiccups;
    long begin;
    try (Hiccups watched = new Hiccups()) {
      begin = feed(log, topic, workload, rate, millis);
      hiccups = watched.millis();
    }
    List<Long> delays = delays(log, outputs + ".alerts", begin);
    cluster.cancel(job);
    return List.of(
        order,
        String.format(Locale.ROOT, "%,.0f", rate),
        Integer.toString(delays.size()),
        Long.toString(quantile(delays, 0.5)),
        Long.toString(quantile(delays, 0.99)),
        Long.toString(quantile(delays, 0.999)),
        Long.toString(quantile(delays, 1)),
        Long.toString(quantile(hiccups, 0.99)),
        Long.toString(quantile(hiccups, 0.999)));
  }

  /**
   * Sends records evenly for a time, one in so many far out; returns when it began. The records are
   * made before: making them would take more of the two cores than the job does.
   */
  private static long feed(Log log, String topic, Workload workload, double rate, long millis)
      throws InterruptedException {
    byte[][] records = new byte[TURNS * ENTITIES][];
    Arrays.setAll(records, i -> workload.json(i, 0));
    byte[][] faults = new byte[ENTITIES][];
    Arrays.setAll(faults, i -> farOut(workload, i));
    long begin = System.currentTimeMillis();
    Undelivered undelivered = new Undelivered();
    try (KafkaProducer<byte[], byte[]> producer = log.producer(0)) {
      int sent = 0;
      for (long past = 0; past < millis; past = System.currentTimeMillis() - begin) {
        for (int due = (int) (past * rate / 1000); sent < due; sent++) {
          byte[] json =
              sent % FAULT_EVERY == 0 ? faults[sent % ENTITIES] : records[sent % records.length];
          producer.send(
              new ProducerRecord<>(topic, workload.partition(sent), null, json), undelivered);
        }
        Thread.sleep(1);
      }
    }
    undelivered.check();
    return begin;
  }

  private static byte[] farOut(Workload workload, int record) {
    String json = new String(workload.json(record, 0), StandardCharsets.US_ASCII);
    return json.replaceFirst("\"c0\":[^,]*", "\"c0\":100000").getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Long> delays(Log log, String topic, long begin) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, log.bootstrap());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "latency");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    ObjectMapper mapper = new ObjectMapper();
    List<Long> delays = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      int empty = 0;
      while (empty < 3) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofSeconds(2));
        for (ConsumerRecord<byte[], byte[]> record : polled) {
          JsonNode alert = mapper.readTree(record.value());
          long taken = Instant.parse(alert.get("data_end_time").asText()).toEpochMilli();
          if (alert.get("status").asText().equals("opened") && taken >= begin) {
            delays.add(record.timestamp() - taken);
          }
        }
        empty = polled.isEmpty() ? empty + 1 : 0;
      }
    }
    Collections.sort(delays);
    return delays;
  }

  private static long quantile(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      throw new IllegalStateException("alerts must be there to be timed, but none was");
    }
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
