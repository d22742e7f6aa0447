package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records and specifications that the tests of this room share. */
final class Records {

  /** The log's own time of every record here: 2026-01-01T00:00:00Z. */
  static final long LOG_TIME = 1_767_225_600_000L;

  static final Origin ORIGIN = new Origin("readings", 3, 42, LOG_TIME);

  static final TimeFormat MILLIS = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, "");

  /** A text, a nested number, a category and a flag, beside entity, group and time. */
  static final ReadingSpec SPEC =
      spec(
          MILLIS,
          new ReadingLimits(65_536, 32, 31_536_000_000L, 3_600_000L),
          ChannelSpec.number("temp"),
          new ChannelSpec("load", "/cpu/load", ChannelType.NUMBER, 0, false),
          new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 16, false),
          new ChannelSpec("open", "/door~1s/is~0open", ChannelType.FLAG, 0, false));

  private Records() {}

  static ReadingSpec spec(TimeFormat format, ReadingLimits limits, ChannelSpec... channels) {
    String time = format.kind() == TimeFormat.Kind.RECORD_TIMESTAMP ? "" : "ts";
    return new ReadingSpec("id", "site", time, format, List.of(channels), limits);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static RawRecord raw(byte[] value) {
    return new RawRecord(ORIGIN, null, value);
  }

  static Parsed parse(ReadingSpec spec, byte[] value) {
    return new ReadingParser(spec).parse(raw(value));
  }

  /** Entity, group and time, then these fields. */
  static byte[] complete(String fields) {
    return utf8("{\"id\":\"e1\",\"site\":\"s\",\"ts\":" + LOG_TIME + "," + fields + "}");
  }

  static Reading reading(Parsed parsed) {
    assertThat(parsed).isInstanceOf(Reading.class);
    return (Reading) parsed;
  }

  static DeadLetter deadLetter(Parsed parsed) {
    assertThat(parsed).isInstanceOf(DeadLetter.class);
    return (DeadLetter) parsed;
  }

  /** Checks what holds for everything a parser returns. */
  static void assertSound(Parsed parsed, RawRecord raw, ReadingSpec spec) {
    boolean sound =
        parsed.origin() == raw.origin()
            && (parsed instanceof Reading reading
                ? isSound(reading, spec)
                : isSound((DeadLetter) parsed, raw));
    // One assertion for all, since hundreds of thousands of records come by.
    if (!sound) {
      throw new AssertionError("unsound: " + parsed);
    }
  }

  private static boolean isSound(Reading reading, ReadingSpec spec) {
    boolean any = false;
    for (float value : reading.values()) {
      if (Float.isInfinite(value)) {
        return false;
      }
      any |= !Float.isNaN(value);
    }
    return any
        && reading.values().length == spec.channels().size()
        && !reading.entity().isBlank()
        && !Utf8.hasLoneSurrogate(reading.entity() + "," + reading.group())
        && reading.entity().chars().noneMatch(Character::isISOControl)
        && reading.entity().length() <= spec.limits().maxEntityLength()
        && reading.group().length() <= spec.limits().maxEntityLength()
        && reading.time() >= spec.limits().earliestMillis()
        && reading.time() <= reading.origin().timestamp() + spec.limits().futureToleranceMillis();
  }

  private static boolean isSound(DeadLetter letter, RawRecord raw) {
    String detail = letter.detail();
    return letter.raw() == raw
        && detail.length() <= Detail.MAX_LENGTH
        && detail.contains(" must be ")
        && detail.contains(", but was ")
        && detail.endsWith(")")
        && !detail.contains("the cause of")
        && !Utf8.hasLoneSurrogate(detail)
        && detail.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }
}
