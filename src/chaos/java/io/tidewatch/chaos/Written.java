package io.tidewatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What one job has written and committed.
 *
 * @param alerts each alert with key, headers and bytes, sorted within its partition
 * @param alertsByEntity the same in the order of the log, by entity
 * @param scores the bytes of each score by the place of its record: more than one where scored
 *     twice
 * @param deadLetters the places of the records that could not be read
 * @param refused how many there are of them, by reason
 * @param models a hash of each promoted model, slot by slot in the order of promotion
 */
record Written(
    Map<Integer, List<String>> alerts,
    Map<String, List<String>> alertsByEntity,
    Map<String, List<String>> scores,
    List<String> deadLetters,
    Map<String, Long> refused,
    List<String> models) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the output topics of a pipeline. */
  static Written by(Pipeline pipeline) {
    Map<Integer, List<String>> alerts = new TreeMap<>();
    Map<String, List<String>> byEntity = new TreeMap<>();
    Committed.read(pipeline.bootstrap(), pipeline.topic("alerts"))
        .forEach(
            (partition, records) -> {
              alerts.put(partition, records.stream().map(Written::text).sorted().toList());
              records.forEach(
                  one ->
                      byEntity.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(text(one)));
            });
    Map<String, List<String>> scores = new LinkedHashMap<>();
    Committed.read(pipeline.bootstrap(), pipeline.topic("scores")).values().stream()
        .flatMap(List::stream)
        .forEach(
            one -> scores.computeIfAbsent(origin(one), key -> new ArrayList<>(1)).add(text(one)));
    List<ConsumerRecord<String, byte[]>> letters =
        Committed.read(pipeline.bootstrap(), pipeline.topic("dead-letters")).values().stream()
            .flatMap(List::stream)
            .toList();
    List<String> deadLetters =
        letters.stream()
            .map(one -> header(one, "tw_partition") + "/" + header(one, "tw_offset"))
            .sorted()
            .toList();
    Map<String, Long> refused = new TreeMap<>();
    letters.forEach(one -> refused.merge(header(one, "tw_reason"), 1L, Long::sum));
    List<String> models =
        Committed.read(pipeline.bootstrap(), pipeline.topic("models")).values().stream()
            .flatMap(List::stream)
            .filter(one -> !one.key().contains("@"))
            .sorted(Comparator.comparing(ConsumerRecord::key))
            .map(one -> hash(one.value()))
            .toList();
    return new Written(alerts, byEntity, scores, deadLetters, refused, models);
  }

  /** The same, as if nobody remembered the oldest models. */
  Written withoutOldestModels(int count) {
    return new Written(
        alerts, alertsByEntity, scores, deadLetters, refused, models.subList(count, models.size()));
  }

  /** How many alerts there are. */
  long alertCount() {
    return alerts.values().stream().mapToLong(List::size).sum();
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    StringBuilder text = new StringBuilder(record.key());
    for (Header header : record.headers()) {
      text.append('|').append(header.key()).append('=').append(latin(header.value()));
    }
    return text.append('|').append(latin(record.value())).toString();
  }

  /** A text that is equal exactly where the bytes are. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The place of the reading that a score is of. */
  static String origin(ConsumerRecord<String, byte[]> score) {
    try {
      JsonNode origin = JSON.readTree(score.value()).path("origin");
      return origin.path("partition").asInt() + "/" + origin.path("offset").asLong();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return latin(record.headers().lastHeader(name).value());
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
