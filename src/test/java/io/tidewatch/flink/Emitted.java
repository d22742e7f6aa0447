package io.tidewatch.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * What came out of an operator, over all of its lives.
 *
 * @param <O> what its main output carries
 */
final class Emitted<O> {

  private final CodecType<O> type;
  private final List<OutputTag<?>> tags;
  private final List<O> values = new ArrayList<>();
  private final List<Long> watermarks = new ArrayList<>();
  private final Map<String, List<Object>> sides = new TreeMap<>();

  Emitted(CodecType<O> type, List<OutputTag<?>> tags) {
    this.type = type;
    this.tags = tags;
    tags.forEach(tag -> sides.put(tag.getId(), new ArrayList<>()));
  }

  /** Moves over what the harness has put out since it was asked last. */
  void take(AbstractStreamOperatorTestHarness<O> harness) {
    for (Object out = harness.getOutput().poll(); out != null; out = harness.getOutput().poll()) {
      if (out instanceof Watermark watermark) {
        watermarks.add(watermark.getTimestamp());
      } else if (out instanceof StreamRecord<?> element) {
        values.add(type.getTypeClass().cast(element.getValue()));
      }
    }
    for (OutputTag<?> tag : tags) {
      var side = harness.getSideOutput(tag);
      for (var out = side == null ? null : side.poll(); out != null; out = side.poll()) {
        sides.get(tag.getId()).add(out.getValue());
      }
    }
  }

  /** The elements of the main output, in order. */
  List<O> values() {
    return List.copyOf(values);
  }

  /** The watermarks sent on, in order. */
  List<Long> watermarks() {
    return List.copyOf(watermarks);
  }

  /** The elements of a side output, in order. */
  @SuppressWarnings("unchecked")
  <X> List<X> side(OutputTag<X> tag) {
    return (List<X>) List.copyOf(sides.get(tag.getId()));
  }

  /** Every element of every output as its bytes, in order. */
  Map<String, List<String>> bytes() {
    Map<String, List<String>> all = new TreeMap<>(bytesBy(value -> "main output"));
    for (OutputTag<?> tag : tags) {
      all.put(tag.getId(), sideBytes(tag));
    }
    return all;
  }

  /** The elements of the main output as their bytes, in the order each key has them. */
  Map<String, List<String>> bytesBy(Function<O, String> key) {
    Map<String, List<String>> by = new TreeMap<>();
    for (O value : values) {
      List<String> own = by.computeIfAbsent(key.apply(value), unused -> new ArrayList<>());
      own.add(hex(value, type.serializer()));
    }
    return by;
  }

  private <X> List<String> sideBytes(OutputTag<X> tag) {
    TypeSerializer<X> serializer = tag.getTypeInfo().createSerializer(null);
    return side(tag).stream().map(value -> hex(value, serializer)).toList();
  }

  /** The bytes of a value, as text that shows where two differ. */
  static <X> String hex(X value, TypeSerializer<X> serializer) {
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      serializer.serialize(value, out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return HexFormat.of().formatHex(out.getCopyOfBuffer());
  }
}
