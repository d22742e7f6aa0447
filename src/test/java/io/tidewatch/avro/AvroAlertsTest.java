package io.tidewatch.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.DocumentedJson;
import io.tidewatch.reading.PassedField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroAlertsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DocumentedJson DOCUMENT = new DocumentedJson("alert");

  private final AlertJson json = new AlertJson("pumps", AlertExamples.schema());
  private final AvroAlerts avro = new AvroAlerts(json, null);

  private static Schema schema() throws IOException {
    String text = Files.readString(Path.of("src/main/resources/schema/alert.avsc"));
    return new Schema.Parser().parse(text);
  }

  @Test
  void aReaderOfTheSchemaFindsTheAlert() throws IOException {
    byte[] value = avro.encode(AlertExamples.alert(AlertStatus.OPENED));

    GenericRecord alert =
        new GenericDatumReader<GenericRecord>(schema())
            .read(null, DecoderFactory.get().binaryDecoder(value, null));

    assertThat(alert.get("entity")).hasToString("pump-7");
    assertThat(alert.get("time")).isEqualTo(AlertExamples.NEW_YEAR + 5);
    assertThat(alert.get("anomaly_score")).isEqualTo(17.3f);
    assertThat(alert.get("status")).hasToString("opened");
  }

  @ParameterizedTest
  @EnumSource(AlertStatus.class)
  void itSaysWhatTheJsonDocumentSays(AlertStatus status) throws IOException {
    Alert alert = AlertExamples.alert(status);
    JsonNode document = MAPPER.readTree(json.encode(alert));

    JsonNode said = AvroAlerts.document(avro.encode(alert));

    assertThat(said.get("pass_through")).isEmpty();
    assertSame(without(said, "pass_through"), document);
    DOCUMENT.check(said);
  }

  @Property(tries = 300)
  void anyAlertComesBack(
      @ForAll @NotEmpty String entity,
      @ForAll @Size(3) float[] values,
      @ForAll @Size(3) float[] expected)
      throws IOException {
    float[] shares = {0.5f, 0.5f, 0f};
    Alert alert = AlertExamples.alert(AlertStatus.UPDATED, entity, values, expected, shares);

    JsonNode said = AvroAlerts.document(avro.encode(alert));

    assertSame(without(said, "pass_through"), MAPPER.readTree(json.encode(alert)));
  }

  /** Which digits stand for a float is a matter of taste. */
  private static void assertSame(JsonNode one, JsonNode other) {
    assertThat(one.equals(AvroAlertsTest::compare, other)).as("%s and %s", one, other).isTrue();
  }

  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? Float.compare(one.floatValue(), other.floatValue())
        : one.equals(other) ? 0 : 1;
  }

  private static JsonNode without(JsonNode document, String field) {
    return ((ObjectNode) document.deepCopy()).without(field);
  }

  @Test
  void passedFieldsAreTextsAsTheRecordWroteThem() throws IOException {
    Alert alert =
        AlertExamples.passing(
            new PassedField("batch", "B-17", true), new PassedField("/shift", "1.50e1", false));

    assertThat(AvroAlerts.document(avro.encode(alert)).get("pass_through"))
        .isEqualTo(MAPPER.createObjectNode().put("batch", "B-17").put("/shift", "1.50e1"));
  }

  @Test
  void aBriefAlertHasFewerFeatures() throws IOException {
    AvroAlerts wide = new AvroAlerts(new AlertJson("pumps", AlertExamples.wideSchema(20)), null);

    assertThat(
            AvroAlerts.document(wide.encodeBrief(AlertExamples.wideAlert(20))).get("feature_data"))
        .hasSize(10);
  }

  @Test
  void aHeaderStandsInFront() throws IOException {
    Alert alert = AlertExamples.alert(AlertStatus.OPENED);
    byte[] bare = avro.encode(alert);

    byte[] headed = new AvroAlerts(json, new RegistryHeader(0x01020304)).encode(alert);

    assertThat(Arrays.copyOf(headed, 5)).containsExactly(0, 1, 2, 3, 4);
    assertThat(Arrays.copyOfRange(headed, 5, headed.length)).isEqualTo(bare);
    assertThat(AvroAlerts.document(headed)).isEqualTo(AvroAlerts.document(bare));
  }

  @Test
  void bothSchemasHaveTheSameFieldsInTheSameOrder() throws IOException {
    JsonNode documented =
        MAPPER
            .readTree(Path.of("src/main/resources/schema/alert.schema.json").toFile())
            .get("properties");
    List<String> names = new ArrayList<>();
    documented.fieldNames().forEachRemaining(names::add);

    assertThat(schema().getFields()).extracting(Schema.Field::name).isEqualTo(names);
    assertThat(schema().getField("status").schema().getEnumSymbols())
        .isEqualTo(DOCUMENT.words("status"));
    assertThat(schema().getField("severity").schema().getEnumSymbols())
        .isEqualTo(DOCUMENT.words("severity"));
  }

  @Test
  void whatIsNoAlertIsRefused() {
    byte[] value = avro.encode(AlertExamples.alert(AlertStatus.OPENED));

    assertThatIOException()
        .isThrownBy(() -> AvroAlerts.document(Arrays.copyOf(value, value.length - 1)));
    assertThatIOException().isThrownBy(() -> AvroAlerts.document(new byte[0]));
  }
}
