package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.config.Config;
import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import io.tidewatch.kafka.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From records in Avro to alerts in Avro, both behind a registry's header. */
@Timeout(300)
class AvroPipelineIT {

  private static final int RECORDS = 7;
  private static final int ALERTS = 12;

  private static final String SCHEMA =
      """
      {"type": "record", "name": "Pump", "namespace": "plant", "fields": [
        {"name": "pump", "type": "string"},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "pressure", "type": ["null", "double"]},
        {"name": "flow", "type": ["null", "double"]},
        {"name": "speed", "type": ["null", "double"]},
        {"name": "current", "type": ["null", "double"]},
        {"name": "vibration", "type": ["null", "double"]},
        {"name": "temperature", "type": ["null", "double"]}]}
      """;

  @TempDir private Path folder;

  @Test
  void recordsInAvroGiveAlertsInAvro() throws Exception {
    Path schema = Files.writeString(folder.resolve("pump.avsc"), SCHEMA);
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 2);
      BrokerLog log = new BrokerLog(broker.bootstrap());
      PlantTopics.send(broker.bootstrap(), AvroPipelineIT::avro);
      log.write(List.of(new ProducerRecord<>("plant.readings", new byte[] {0, 0, 0, 0, 8, 1})));
      PlantYaml yaml = new PlantYaml(broker.bootstrap(), folder);
      String avro = ", avro: {schema: '" + schema + "', schema_id: " + RECORDS + "}";
      Path file =
          yaml.with("source", PlantYaml.source(broker.bootstrap(), avro))
              .with("reading", PlantYaml.reading(PlantYaml.CHANNELS + ", pass_through: [pump, at]"))
              .with("features", "[{of: all, use: [value, present]}]")
              .with("sink", "{alert_format: avro, alert_schema_id: " + ALERTS + "}")
              .with("runtime", yaml.runtime(2))
              .file();

      run(ConfigOption.load(file));

      List<ConsumerRecord<byte[], byte[]>> alerts = log.read("plant.alerts");
      assertThat(alerts)
          .allSatisfy(
              alert -> {
                assertThat(ByteBuffer.wrap(alert.value()).getInt(1)).isEqualTo(ALERTS);
                assertThat(header(alert, "content-type")).isEqualTo("application/avro");
                JsonNode document = AvroAlerts.document(alert.value());
                assertThat(document.get("alert_id").asText()).isEqualTo(header(alert, "ce_id"));
                assertThat(document.get("pass_through").get("pump"))
                    .isEqualTo(document.get("entity"));
              })
          .anySatisfy(
              alert -> {
                JsonNode document = AvroAlerts.document(alert.value());
                assertThat(document.get("entity").asText()).isEqualTo("P-2");
                assertThat(document.get("status").asText()).isEqualTo("opened");
                assertThat(document.findValuesAsText("channel")).contains("pressure");
              });
      assertThat(log.read("plant.dead-letters"))
          .extracting(letter -> header(letter, "tw_reason"))
          .containsExactlyInAnyOrder("malformed", "empty", "wrong_schema");
    }
  }

  private static void run(Config config) throws Exception {
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(job.localSettings());
    job.assembleUntilNow(env, Map.of());
    env.execute();
  }

  private static byte[] avro(byte[] json) {
    try {
      JsonNode document = new ObjectMapper().readTree(json);
      GenericRecord record = new GenericData.Record(new Schema.Parser().parse(SCHEMA));
      record.put("pump", document.get("pump").asText());
      record.put("at", document.get("at").asLong());
      for (Schema.Field field : record.getSchema().getFields().subList(2, 8)) {
        JsonNode value = document.path(field.name());
        record.put(field.pos(), value.isNumber() ? value.asDouble() : null);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(RECORDS).array());
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Headers.of(record.headers()).get(name);
  }
}
