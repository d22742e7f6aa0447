package io.tidewatch.bench;

import java.util.List;
import java.util.Optional;

/**
 * What a processor may be doing with a record, told by the innermost of our frames on the stack.
 */
enum Part {
  CODECS(
      "codecs between stages",
      "io.tidewatch.flink.CodecSerializer",
      "io.tidewatch.reading.Prefixed"),
  PARSE(
      "parse",
      "io.tidewatch.reading.",
      "io.tidewatch.kafka.ArrivalSchema",
      "io.tidewatch.flink.ParseFunction",
      "io.tidewatch.flink.LogWatermarks"),
  FEATURES("features", "io.tidewatch.feature."),
  FORWARD_PASS("forward pass and error", "io.tidewatch.model."),
  WRITE(
      "alerts and scores as JSON",
      "io.tidewatch.kafka.",
      "io.tidewatch.detect.ScoreJson",
      "io.tidewatch.detect.AlertJson",
      "io.tidewatch.detect.OriginJson",
      "io.tidewatch.detect.JsonDocument"),
  KAFKA("Kafka clients", "org.apache.kafka.clients.", "org.apache.kafka.common."),
  STATE(
      "Flink: keyed state and timers",
      "org.apache.flink.runtime.state.",
      "org.apache.flink.streaming.api.operators.InternalTimer"),
  NETWORK(
      "Flink: between tasks",
      "org.apache.flink.runtime.io.network.",
      "org.apache.flink.runtime.plugable.",
      "org.apache.flink.core.memory."),
  ORDER("order", "io.tidewatch.flink.OrderFunction"),
  WINDOW("window", "io.tidewatch.flink.WindowFunction"),
  SAMPLE("sample", "io.tidewatch.flink.SampleFunction", "io.tidewatch.learn.Sample"),
  LEARN("learn", "io.tidewatch.flink.Learn", "io.tidewatch.learn.", "io.tidewatch.dl4j."),
  SCORE("score", "io.tidewatch.flink.Score", "io.tidewatch.detect.Scorer"),
  DETECT("detect", "io.tidewatch.flink.DetectFunction", "io.tidewatch.detect."),
  SOURCE("Flink: source", "org.apache.flink.connector.", "org.apache.flink.api.connector."),
  FLINK("Flink: else", "org.apache.flink.");

  private final String title;
  private final List<String> prefixes;

  Part(String title, String... prefixes) {
    this.title = title;
    this.prefixes = List.of(prefixes);
  }

  String title() {
    return title;
  }

  /** The first part, in the order in which they stand here, that a class belongs to. */
  static Optional<Part> of(String type) {
    // A codec of a reading is not the parser of one.
    if (type.startsWith("io.tidewatch.") && type.endsWith("Codec")) {
      return Optional.of(CODECS);
    }
    for (Part part : values()) {
      if (part.prefixes.stream().anyMatch(type::startsWith)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
