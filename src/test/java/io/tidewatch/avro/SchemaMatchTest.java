package io.tidewatch.avro;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaMatchTest {

  private static void refused(ReadingSpec spec, String schema, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Meters.parse(spec, schema, null, new byte[1]))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"missing", "/inner/missing", "/temp/x", "/unread/x"})
  void aFieldThatIsNotInTheSchemaIsRefused(String field) {
    refused(
        withoutTemp().with(List.of(field)),
        Meters.SCHEMA,
        "field must be one of the schema, but was " + field);
  }

  private static ReadingSpec withoutTemp() {
    ReadingSpec spec = Meters.SPEC;
    return new ReadingSpec(
        spec.entityField(),
        "",
        spec.timeField(),
        spec.timeFormat(),
        spec.channels().subList(1, 4),
        spec.limits());
  }

  @Test
  void aTimeHasTheUnitThatTheSchemaSays() {
    ReadingSpec spec = Meters.SPEC;
    ReadingSpec seconds =
        new ReadingSpec(
            spec.entityField(),
            "",
            spec.timeField(),
            new TimeFormat(TimeFormat.Kind.EPOCH_SECONDS, ""),
            spec.channels(),
            spec.limits());

    refused(
        seconds,
        Meters.SCHEMA,
        "time format must be epoch_millis, but was epoch_seconds"
            + " (the schema says timestamp-millis of ts)");
  }

  @Test
  void aSchemaIsOneOfARecord() {
    refused(Meters.SPEC, "\"string\"", "schema must be of a record, but was of string");
    refused(Meters.SPEC, "{\"type\":\"recrod\"}", "schema must be one of Avro, but was not");
    refused(Meters.SPEC, "", "schema must be one of Avro, but was not");
  }

  @Test
  void anIdIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistryHeader(-1))
        .withMessage("schema id must be at least 0, but was -1 (registry header)");
  }
}
