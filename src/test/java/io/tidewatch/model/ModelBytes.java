package io.tidewatch.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Layout 1 of a model written down a second time, field by field, with the place of each: what the
 * documentation of the layout says rather than what the codec does.
 */
final class ModelBytes {

  /** Magic number, layout version, length of the body. */
  static final int HEADER = 9;

  private record Field(int offset, int length) {}

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(body);
  private final byte[] bytes;

  ModelBytes(DetectorModel model) throws IOException {
    number("promotion number", model.version().number());
    Provenance from = model.provenance();
    text("pipeline", from.pipeline());
    text("slot", from.slot());
    put("window end", to -> to.writeLong(from.windowEnd()));
    text("trigger", from.trigger());
    number("rows", from.rows());
    number("hold-out rows", from.holdOutRows());
    put("seed", to -> to.writeLong(from.seed()));
    text("spec", from.spec());
    text("parent", from.parent());
    put("schema fingerprint", to -> to.writeLong(from.schemaFingerprint()));
    floats("centers", model.scaler().center());
    floats("spreads", model.scaler().spread());
    layers(model.autoencoder());
    put("error measure tag", to -> to.writeByte(1));
    floats("residual spreads", ((ErrorScale) model.measure()).spread());
    calibration(model.calibration());
    bytes = framed(body.toByteArray());
  }

  private void layers(Autoencoder autoencoder) throws IOException {
    number("encoder layers", autoencoder.encoderLayers());
    number("layers", autoencoder.layers().size());
    for (int i = 0; i < autoencoder.layers().size(); i++) {
      Dense layer = (Dense) autoencoder.layers().get(i);
      put("layer tag " + i, to -> to.writeByte(1));
      put("activation " + i, to -> to.writeByte(layer.activation().ordinal()));
      number("inputs " + i, layer.inputs());
      for (int row = 0; row < layer.inputs(); row++) {
        floats("weights " + i + "." + row, layer.weights()[row]);
      }
      floats("bias " + i, layer.bias());
    }
  }

  private void calibration(Calibration calibration) throws IOException {
    number("calibration count", calibration.count());
    number("knots count", calibration.knots().length);
    double[] knots = calibration.knots();
    for (int i = 0; i < knots.length; i++) {
      double knot = knots[i];
      put("knot " + i, to -> to.writeDouble(knot));
    }
    put("tail threshold", to -> to.writeDouble(calibration.tail().threshold()));
    put("tail rate", to -> to.writeDouble(calibration.tail().rate()));
    put("tail shape", to -> to.writeDouble(calibration.tail().shape()));
    put("tail scale", to -> to.writeDouble(calibration.tail().scale()));
  }

  private void number(String field, int value) throws IOException {
    put(field, to -> to.writeInt(value));
  }

  private void text(String field, String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(field + " count", utf8.length);
    put(field, to -> to.write(utf8));
  }

  private void floats(String field, float[] values) throws IOException {
    number(field + " count", values.length);
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      put(i == 0 ? field : field + "[" + i + "]", to -> to.writeFloat(value));
    }
  }

  private void put(String field, Content content) throws IOException {
    int offset = HEADER + body.size();
    content.write(out);
    fields.put(field, new Field(offset, HEADER + body.size() - offset));
  }

  /** The body between its header and its checksum. */
  static byte[] framed(byte[] body) {
    ByteBuffer frame = ByteBuffer.allocate(HEADER + body.length + Integer.BYTES);
    frame.put("TWDM".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).putInt(body.length);
    frame.put(body);
    return repaired(frame.array());
  }

  /** The same bytes with a checksum that is right. */
  static byte[] repaired(byte[] bytes) {
    byte[] repaired = bytes.clone();
    CRC32C crc = new CRC32C();
    crc.update(repaired, 0, repaired.length - Integer.BYTES);
    ByteBuffer.wrap(repaired).putInt(repaired.length - Integer.BYTES, (int) crc.getValue());
    return repaired;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The names of the fields of the body, in their order. */
  Iterable<String> fieldNames() {
    return fields.keySet();
  }

  int offset(String field) {
    return fields.get(field).offset();
  }

  int length(String field) {
    return fields.get(field).length();
  }

  /** The bytes with another number in a field, which keeps its length, and a right checksum. */
  byte[] with(String field, Number value) {
    ByteBuffer changed = ByteBuffer.wrap(bytes());
    int at = offset(field);
    if (value instanceof Double number) {
      changed.putDouble(at, number);
    } else if (value instanceof Float number) {
      changed.putFloat(at, number);
    } else if (length(field) == Byte.BYTES) {
      changed.put(at, value.byteValue());
    } else {
      changed.putInt(at, value.intValue());
    }
    return repaired(changed.array());
  }

  /** The bytes with a text of ASCII whose every byte is replaced, and a right checksum. */
  byte[] withBytes(String field, int value) {
    byte[] changed = bytes();
    Arrays.fill(changed, offset(field), offset(field) + length(field), (byte) value);
    return repaired(changed);
  }
}
