package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvroSectionTest {

  @TempDir private Path folder;

  private static String source(String avro) {
    return Configs.MINIMAL
        + "source: {bootstrap: 'localhost:9092', topics: in, avro: "
        + avro
        + "}\n";
  }

  private static String sink(String settings) {
    return Configs.MINIMAL + "sink: {" + settings + "}\n";
  }

  @Test
  void recordsAreJsonUnlessSaid() {
    Config config =
        Configs.valid(Configs.MINIMAL + "source: {bootstrap: 'localhost:9092', topics: in}\n");

    assertThat(config.source().orElseThrow().avro()).isEmpty();
    assertThat(config.sink().alertFormat()).isEqualTo(SinkConfig.AlertFormat.JSON);
  }

  @Test
  void theSchemaIsReadWithTheConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("pump.avsc"), "{}");

    assertThat(Configs.valid(source("{schema: '" + file + "'}")).source().orElseThrow().avro())
        .contains(new AvroConfig("{}", OptionalInt.empty()));
    assertThat(
            Configs.valid(source("{schema: '" + file + "', schema_id: 7}"))
                .source()
                .orElseThrow()
                .avro())
        .contains(new AvroConfig("{}", OptionalInt.of(7)));
  }

  @Test
  void aSchemaThatCannotBeReadIsRefused() {
    assertThat(Configs.problems(source("{schema: nowhere.avsc}")).toString())
        .contains("schema must be the path of a schema, but was 'nowhere.avsc' (missing)");
    assertThat(Configs.problems(source("{schema: '" + folder + "'}")).toString())
        .contains("(no file)");
    assertThat(Configs.problems(source("{schema_id: 7}")).toString())
        .contains("schema must be given");
  }

  @Test
  void anIdNeedsAlertsInAvro() {
    SinkConfig sink = Configs.valid(sink("alert_format: avro, alert_schema_id: 12")).sink();

    assertThat(sink.alertFormat()).isEqualTo(SinkConfig.AlertFormat.AVRO);
    assertThat(sink.alertSchemaId()).hasValue(12);
    assertThat(Configs.problems(sink("alert_schema_id: 12")).toString())
        .contains("alert_schema_id must be absent but for alerts in Avro, but was 12");
    assertThat(Configs.problems(sink("alert_format: avro, alert_schema_id: -1")).toString())
        .contains("alert_schema_id must be");
  }
}
