package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid records, damaged at random: the parser never throws, and what it returns is sound. */
class ReadingParserFuzzTest {

  private static final int CASES = 50_000;
  private static final int FRESH_EVERY = 100;

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "false",
    "NaN",
    "-0",
    "1e309",
    "1e39",
    "0.1e-400",
    "\"id\"",
    "\"site\"",
    "\"ts\"",
    "\"temp\"",
    "\"cpu\"",
    "\"load\"",
    "\"kind\"",
    "\"\"",
    "\"x\\n\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "\"\\u0000\"",
    "99999999999999999999999",
    "\n",
    "\uFEFF",
    "1767225600000",
    "2026-01-01T00:00:00Z",
    "\"2026-02-30T00:00:00+19:00\"",
    "/*",
    "'",
    "\\",
  };

  private static final TimeFormat[] FORMATS = {
    Records.MILLIS,
    new TimeFormat(TimeFormat.Kind.EPOCH_SECONDS, ""),
    new TimeFormat(TimeFormat.Kind.EPOCH_MICROS, ""),
    new TimeFormat(TimeFormat.Kind.ISO_8601, ""),
    new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss.SSS"),
    new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, ""),
  };

  private static final String[] TIMES = {
    "1767225600000",
    "1767225600.25",
    "1767225600000000",
    "\"2026-01-01T00:00:00.5+01:00\"",
    "\"2026-01-01 00:00:00.000\"",
    "null",
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverThrowsAndReturnsWhatIsSound(long seed) {
    Random random = new Random(seed);
    ReadingParser[] parsers = new ReadingParser[FORMATS.length];
    ReadingSpec[] specs = new ReadingSpec[FORMATS.length];
    for (int i = 0; i < FORMATS.length; i++) {
      specs[i] =
          Records.spec(
              FORMATS[i],
              Records.SPEC.limits(),
              Records.SPEC.channels().toArray(new ChannelSpec[0]));
      parsers[i] = new ReadingParser(specs[i]);
    }
    Set<Reason> seen = EnumSet.noneOf(Reason.class);
    int readings = 0;
    for (int i = 0; i < CASES; i++) {
      int which = random.nextInt(FORMATS.length);
      RawRecord raw = Records.raw(damage(record(random, which), random));

      Parsed parsed = parsers[which].parse(raw);

      Records.assertSound(parsed, raw, specs[which]);
      if (parsed instanceof DeadLetter letter) {
        seen.add(letter.reason());
      } else {
        readings++;
      }
      if (i % FRESH_EVERY == 0) {
        assertSame(parsed, new ReadingParser(specs[which]).parse(raw));
      }
    }
    assertThat(readings).isGreaterThan(CASES / 20);
    assertThat(seen)
        .contains(
            Reason.EMPTY,
            Reason.MALFORMED,
            Reason.NOT_AN_OBJECT,
            Reason.MISSING_ENTITY,
            Reason.BAD_ENTITY,
            Reason.MISSING_TIME,
            Reason.BAD_TIME,
            Reason.FUTURE_TIME,
            Reason.WRONG_TYPE,
            Reason.NOT_FINITE,
            Reason.NO_VALUES);
  }

  private static void assertSame(Parsed parsed, Parsed fresh) {
    if (parsed instanceof DeadLetter letter) {
      assertThat(fresh).isEqualTo(letter);
    } else {
      Reading reading = (Reading) parsed;
      Reading other = Records.reading(fresh);
      assertThat(other.values()).containsExactly(reading.values());
      assertThat(other.entity()).isEqualTo(reading.entity());
      assertThat(other.time()).isEqualTo(reading.time());
    }
  }

  private static byte[] record(Random random, int which) {
    if (random.nextInt(10) == 0) {
      return Records.utf8(value(random, 0));
    }
    StringBuilder json = new StringBuilder("{");
    String time = random.nextInt(8) == 0 ? TIMES[random.nextInt(TIMES.length)] : TIMES[which];
    json.append("\"id\":\"e").append(random.nextInt(50)).append("\",\"site\":\"Zürich\",\"ts\":");
    json.append(time);
    for (String name : new String[] {"temp", "kind", "x"}) {
      if (random.nextBoolean()) {
        String some = random.nextBoolean() ? "" + random.nextGaussian() * 100 : value(random, 1);
        json.append(",\"").append(name).append("\":").append(some);
      }
    }
    json.append(",\"cpu\":{\"load\":").append(random.nextInt(100)).append("}");
    json.append(",\"door/s\":{\"is~open\":").append(random.nextBoolean()).append("}}");
    return Records.utf8(json.toString());
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth > 5 ? 6 : 8);
    if (kind < 6) {
      return switch (kind) {
        case 0 -> "null";
        case 1 -> "" + random.nextInt();
        case 2 -> random.nextDouble() + "e" + random.nextInt(60);
        case 3 -> "" + random.nextBoolean();
        case 4 -> "\"" + Long.toString(random.nextLong(), 36) + "\"";
        default -> TOKENS[random.nextInt(TOKENS.length)];
      };
    }
    StringBuilder inner = new StringBuilder(kind == 6 ? "[" : "{");
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = kind == 6 ? "" : TOKENS[14 + random.nextInt(8)] + ":";
      inner.append(name).append(value(random, depth + 1)).append(i > 1 ? "," : "");
    }
    return inner.append(kind == 6 ? "]" : "}").toString();
  }

  private static byte[] damage(byte[] record, Random random) {
    byte[] value = record.clone();
    for (int i = random.nextInt(4); i > 0 && value.length > 0; i--) {
      int at = random.nextInt(value.length);
      switch (random.nextInt(7)) {
        case 0 -> value[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> value[at] = (byte) random.nextInt();
        case 2 -> value = Arrays.copyOf(value, random.nextInt(20) == 0 ? 0 : at);
        case 3 ->
            value = splice(value, at, Records.utf8(TOKENS[random.nextInt(TOKENS.length)]), at);
        case 4 -> value = splice(value, at, new byte[0], Math.min(value.length, at + 5));
        case 5 -> {
          int end = Math.min(value.length, at + random.nextInt(30));
          value = splice(value, at, Arrays.copyOfRange(value, at, end), at);
        }
        default -> value[at] = (byte) ('0' + random.nextInt(10));
      }
    }
    return value;
  }

  private static byte[] splice(byte[] value, int from, byte[] middle, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(value, 0, from);
    out.writeBytes(middle);
    out.write(value, to, value.length - to);
    return out.toByteArray();
  }
}
