package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTimeTest {

  private static final DateTimeFormatter JDK =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  @Test
  void agreesWithTheJdkOnEveryDayOfFourCycles() {
    LocalDate last = LocalDate.of(2800, 12, 31);
    for (LocalDate day = LocalDate.of(1200, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      if (read(day + "T00:00Z") != day.toEpochDay() * 86_400_000L) {
        throw new AssertionError("wrong: " + day);
      }
    }
  }

  @Test
  void agreesWithTheJdkOnRandomTimes() {
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-62_000_000_000L, 253_000_000_000L), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2161) - 1080) * 60);
      String text = OffsetDateTime.ofInstant(instant, offset).toString();

      assertThat(read(text)).as(text).isEqualTo(instant.toEpochMilli());
    }
  }

  @Test
  void acceptsNothingThatTheJdkRefuses() {
    Random random = new Random(6);
    String valid = "2024-02-29T23:59:59.123+01:30";
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      char[] chars = valid.toCharArray();
      for (int k = random.nextInt(3); k >= 0; k--) {
        chars[random.nextInt(chars.length)] = "0123456789:-+.TtZz ".charAt(random.nextInt(19));
      }
      String text = new String(chars);
      long time = read(text);
      if (time != IsoTime.UNREADABLE) {
        accepted++;
        assertThat(time).as(text).isEqualTo(jdk(text));
      }
    }
    assertThat(accepted).isGreaterThan(1000);
  }

  private static long jdk(String text) {
    try {
      return OffsetDateTime.parse(text, JDK).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new AssertionError("accepted what the JDK refuses: " + text, e);
    }
  }

  private static long read(String text) {
    return IsoTime.read(("#" + text + "0").toCharArray(), 1, text.length());
  }
}
