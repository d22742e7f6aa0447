package io.tidewatch.config;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The section {@code reading}: how a record becomes a reading. */
final class ReadingSection {

  private static final TimeFormat RECORD = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
  private static final TimeFormat ISO = new TimeFormat(TimeFormat.Kind.ISO_8601, "");

  private ReadingSection() {}

  /** The specification, where nothing is wrong with it; a parser must be able to follow it. */
  static Optional<ReadingSpec> read(Section section, Optional<List<ChannelSpec>> channels) {
    String entity = section.need("entity", Rules.TEXT, "entity");
    String group = section.get("group", Rules.TEXT, "");
    Time time = section.value("time").flatMap(ReadingSection::time).orElse(new Time("", RECORD));
    Optional<ReadingLimits> limits = limits(section.section("limits"));
    List<String> passThrough =
        section.value("pass_through").map(ReadingSection::fields).orElse(List.of());
    Section personal = section.section("personal");
    return section
        .finish(
            () -> {
              ReadingSpec spec =
                  new ReadingSpec(
                          entity,
                          group,
                          time.field(),
                          time.format(),
                          channels.orElseThrow(),
                          limits.orElseThrow())
                      .with(passThrough);
              new ReadingParser(spec);
              return spec;
            })
        .flatMap(spec -> PersonalSection.read(personal, spec).map(spec::with));
  }

  private static List<String> fields(Value value) {
    return value.items("field").stream().flatMap(item -> item.read(Rules.TEXT).stream()).toList();
  }

  private record Time(String field, TimeFormat format) {}

  private static Optional<Time> time(Value value) {
    if (value.text().filter("record"::equals).isPresent()) {
      return Optional.empty();
    }
    if (!value.isSection()) {
      value.mustBe("'record' or a section such as {field: at, format: iso_8601}");
      return Optional.empty();
    }
    Section section = value.section();
    String field = section.need("field", Rules.TEXT, "time");
    TimeFormat format = TimeSection.format(section).orElse(ISO);
    return section.finish(() -> new Time(field, format));
  }

  private static Optional<ReadingLimits> limits(Section section) {
    ReadingLimits usual = ReadingLimits.DEFAULT;
    int bytes = section.get("max_bytes", Rules.bytes(1, 1 << 26), usual.maxBytes());
    int length = section.get("max_entity_length", Rules.integer(1, 4096), usual.maxEntityLength());
    Instant earliest =
        section.get("earliest", Rules.INSTANT, Instant.ofEpochMilli(usual.earliestMillis()));
    Duration tolerance =
        section.get(
            "future_tolerance",
            Rules.duration(Duration.ZERO, Duration.ofDays(36_500)),
            Duration.ofMillis(usual.futureToleranceMillis()));
    return section.finish(
        () -> new ReadingLimits(bytes, length, earliest.toEpochMilli(), tolerance.toMillis()));
  }
}
