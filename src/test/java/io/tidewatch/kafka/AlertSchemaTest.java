package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.detect.AlertStatus;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AlertSchemaTest {

  private static final int LIMIT = 1 << 20;

  private final AlertJson json = new AlertJson("pumps", AlertExamples.schema());
  private final AlertSchema schema =
      Serialized.copy(new AlertSchema("pumps.alerts", "pumps", json, LIMIT));

  @Test
  void alertIsACloudEventKeyedByEntity() {
    Alert alert = AlertExamples.alert(AlertStatus.CLOSED);

    ProducerRecord<byte[], byte[]> record = schema.serialize(alert, null, null);

    DocumentedRecords.check(record);
    assertThat(record.topic()).isEqualTo("pumps.alerts");
    assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("pump-7");
    assertThat(record.value()).isEqualTo(json.encode(alert));
    assertThat(record.timestamp()).isNull();
    assertThat(record.partition()).isNull();
    assertThat(Headers.of(record.headers()))
        .containsExactly(
            entry("ce_specversion", "1.0"),
            entry("ce_id", alert.id()),
            entry("ce_type", "io.tidewatch.alert.closed"),
            entry("ce_source", "/tidewatch/pumps"),
            entry("ce_time", "2026-01-01T00:00:00.005Z"),
            entry("content-type", "application/json"));
  }

  @Test
  void sourceIsAnUriWhateverThePipelineIsCalled() {
    AlertSchema odd = new AlertSchema("alerts", "Pumpen é/1", json, LIMIT);

    ProducerRecord<byte[], byte[]> record =
        odd.serialize(AlertExamples.alert(AlertStatus.OPENED), null, null);

    assertThat(Headers.of(record.headers()))
        .containsEntry("ce_source", "/tidewatch/Pumpen%20%C3%A9%2F1");
  }

  @Test
  void alertTooLargeForARecordIsBrief() {
    int features = 4096;
    AlertJson wide = new AlertJson("pumps", AlertExamples.wideSchema(features));
    Alert alert = AlertExamples.wideAlert(features);
    AlertSchema bounded = new AlertSchema("pumps.alerts", "pumps", wide, LIMIT);

    assertThat(wide.encode(alert)).hasSizeGreaterThan(LIMIT);
    assertThat(bounded.serialize(alert, null, null).value()).isEqualTo(wide.encodeBrief(alert));
    assertThat(wide.encodeBrief(alert)).hasSizeLessThan(20_000);
  }
}
