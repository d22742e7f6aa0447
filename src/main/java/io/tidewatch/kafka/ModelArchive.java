package io.tidewatch.kafka;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * What the models topic holds: the newest intact model of each slot, to start from without stored
 * state. Newest is the last in the log, as compaction has it too; a record without a value forgets
 * its slot.
 *
 * @param models the models by slot
 * @param damaged how many records held no model that could be read, or one of another slot
 */
public record ModelArchive(Map<String, DetectorModel> models, int damaged) {

  private static final Duration POLL = Duration.ofMillis(500);

  /** Copies the models. */
  public ModelArchive {
    models = Map.copyOf(models);
  }

  /**
   * Reads the topic from its start to its end as of now, committed records only.
   *
   * @param spec where the topic is
   * @param timeout for all of it
   * @throws IOException when the topic is missing, or not read to its end in time
   */
  public static ModelArchive read(KafkaSpec spec, Duration timeout) throws IOException {
    String topic = spec.sink().topics().models();
    long deadline = System.nanoTime() + timeout.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(spec.readerProperties(timeout))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, timeout).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IOException("models topic must be present, but was missing (" + topic + ")");
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
      Reader reader = new Reader();
      while (!isAt(consumer, ends, timeout)) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "models topic must be read within " + timeout + ", but was longer (" + topic + ")");
        }
        consumer.poll(POLL).forEach(reader::read);
      }
      return new ModelArchive(reader.models, reader.damaged);
    } catch (KafkaException e) {
      String fault = spec.redact(AdminFault.line(e));
      throw new IOException(
          "models topic must be readable, but was " + fault + " (" + topic + ")", e);
    }
  }

  private static boolean isAt(
      KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, Duration timeout) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), timeout) >= end.getValue());
  }

  private static final class Reader {

    private final Map<String, DetectorModel> models = new HashMap<>();
    private int damaged;

    private void read(ConsumerRecord<byte[], byte[]> record) {
      Header type = record.headers().lastHeader(OutputRecord.CONTENT_TYPE);
      boolean audit =
          type != null
              && OutputRecord.JSON.equals(new String(type.value(), StandardCharsets.UTF_8));
      if (audit) {
        return;
      }
      if (record.key() == null) {
        damaged++;
        return;
      }
      String slot = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        models.remove(slot);
        return;
      }
      try {
        DetectorModel model = ModelCodec.decode(record.value());
        if (model.provenance().slot().equals(slot)) {
          models.put(slot, model);
        } else {
          damaged++;
        }
      } catch (IOException notAModel) {
        damaged++;
      }
    }
  }
}
