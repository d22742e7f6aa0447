package io.tidewatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.FeatureVectorCodec;
import io.tidewatch.model.Allocations;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twice the input costs at most about twice the memory, and a record beyond the limit nothing. */
class LinearCostTest {

  private static final Origin ORIGIN = new Origin("t", 0, 1, 1_767_225_600_000L);

  static Stream<Arguments> inputs() {
    return Stream.of(
        record("a long text that nobody reads", n -> "\"" + "x".repeat(8 * n) + "\""),
        record("an array that nobody reads", n -> "[1" + ",1".repeat(n / 4) + "]"),
        record("numbers too long", n -> "1" + "0".repeat(n)),
        record("texts with escapes", n -> "\"" + "\\u0041".repeat(n) + "\""),
        yaml("unknown keys", n -> keys(n / 4)),
        yaml("a list of channels", n -> "reading: {channels: [a" + ", a".repeat(n / 4) + "]}\n"),
        yaml("one long line", n -> "pipeline: '" + "x".repeat(8 * n) + "'\n"),
        stored());
  }

  private static Arguments record(String name, IntFunction<String> unread) {
    ReadingSpec spec =
        new ReadingSpec(
            "id",
            "",
            "",
            new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, ""),
            List.of(ChannelSpec.number("v")),
            new ReadingLimits(1 << 26, 256, 0, 0));
    return input(
        "record: " + name,
        n ->
            ("{\"id\":\"e\",\"v\":1,\"x\":" + unread.apply(n) + "}")
                .getBytes(StandardCharsets.UTF_8),
        bytes -> new ReadingParser(spec).parse(new RawRecord(ORIGIN, null, bytes)));
  }

  private static Arguments yaml(String name, IntFunction<String> text) {
    return input(
        "yaml: " + name,
        n -> text.apply(n).getBytes(StandardCharsets.UTF_8),
        bytes -> ConfigReader.read(new String(bytes, StandardCharsets.UTF_8), "x.yaml"));
  }

  private static Arguments stored() {
    return input(
        "stored bytes: a feature vector",
        n ->
            Wire.bytes(
                new FeatureVectorCodec(), new FeatureVector("e", "", 0, ORIGIN, new float[n])),
        bytes -> StoredBytes.assertReadOrRefused(new FeatureVectorCodec(), bytes));
  }

  private static Arguments input(String name, IntFunction<byte[]> bytes, Consumer<byte[]> reader) {
    return arguments(name, bytes, reader);
  }

  private static String keys(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append('k').append(i).append(": 1\n");
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isLinear(String name, IntFunction<byte[]> input, Consumer<byte[]> reader) {
    byte[] once = input.apply(16_000);
    byte[] twice = input.apply(32_000);
    reader.accept(twice);

    long small = Allocations.bytes(() -> reader.accept(once));
    long large = Allocations.bytes(() -> reader.accept(twice));

    assertThat(large).isLessThan(3 * small + Cost.BYTES_ONCE);
  }

  @Test
  void aRecordOf100MegabytesIsNotLookedInto() {
    ReadingSpec spec =
        new ReadingSpec(
            "id",
            "",
            "",
            new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, ""),
            List.of(ChannelSpec.number("v")),
            ReadingLimits.DEFAULT);
    RawRecord raw = new RawRecord(ORIGIN, null, new byte[100_000_000]);

    Cost.assertBounded(0, Cost.BINARY, () -> new ReadingParser(spec).parse(raw));
  }
}
