package io.tidewatch.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertForm;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.reading.PassedField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Alerts in Avro's binary encoding, by {@code schema/alert.avsc}: what their JSON document says, in
 * another writing. Alerts are rare, so they are written by way of that document.
 */
public final class AvroAlerts implements AlertForm {

  private static final String RESOURCE = "/schema/alert.avsc";
  private static final Schema SCHEMA = schema();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long serialVersionUID = 1L;

  private final AlertJson json;
  private final RegistryHeader header;

  /**
   * The form of one pipeline's alerts.
   *
   * @param json what they say
   * @param header what stands in front of each, or null for nothing
   */
  public AvroAlerts(AlertJson json, RegistryHeader header) {
    this.json = Objects.requireNonNull(json, "json");
    this.header = header;
  }

  @Override
  public byte[] encode(Alert alert) {
    return encode(alert, json.encode(alert));
  }

  @Override
  public byte[] encodeBrief(Alert alert) {
    return encode(alert, json.encodeBrief(alert));
  }

  @Override
  public String mediaType() {
    return "application/avro";
  }

  /**
   * The document that an alert in Avro says the same as.
   *
   * @param value the alert, with a header in front or without
   * @throws IOException when it is none
   */
  public static JsonNode document(byte[] value) throws IOException {
    // Without a header it begins with the layout's version, which is not 0.
    int from = RegistryHeader.leads(value) ? RegistryHeader.LENGTH : 0;
    try {
      BinaryDecoder decoder =
          DecoderFactory.get().binaryDecoder(value, from, value.length - from, null);
      GenericRecord alert = new GenericDatumReader<GenericRecord>(SCHEMA).read(null, decoder);
      return AvroTree.toJson(SCHEMA, alert);
    } catch (AvroRuntimeException broken) {
      throw new IOException("alert must be of " + RESOURCE + ", but was not", broken);
    }
  }

  private byte[] encode(Alert alert, byte[] document) {
    try {
      GenericRecord tree = (GenericRecord) AvroTree.ofJson(SCHEMA, MAPPER.readTree(document));
      // As the record wrote them: a tree of JSON has numbers in a writing of its own.
      tree.put("pass_through", passed(alert));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
      if (header != null) {
        bytes.writeBytes(header.bytes());
      }
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(SCHEMA).write(tree, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, String> passed(Alert alert) {
    Map<String, String> passed = new LinkedHashMap<>();
    for (PassedField field : alert.passed()) {
      passed.put(field.name(), field.text());
    }
    return passed;
  }

  private static Schema schema() {
    try (InputStream in = AvroAlerts.class.getResourceAsStream(RESOURCE)) {
      return new Schema.Parser().parse(in);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
