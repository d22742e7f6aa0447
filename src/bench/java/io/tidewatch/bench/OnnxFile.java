package io.tidewatch.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A network of dense layers in the ONNX format, written by hand: a protobuf of a Gemm node a layer,
 * each followed by a Tanh node but the last. Field numbers are those of onnx.proto3.
 */
final class OnnxFile {

  private static final int FLOAT = 1;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private OnnxFile() {}

  /**
   * Writes a network whose input is called {@code in} and whose output {@code out}, of any number
   * of rows.
   */
  static byte[] of(Layers layers) {
    OnnxFile graph = new OnnxFile();
    String from = "in";
    int count = layers.weights().length;
    for (int l = 0; l < count; l++) {
      boolean last = l == count - 1;
      String sums = last ? "out" : "sums" + l;
      graph.message(1, node("Gemm", sums, from, "w" + l, "b" + l));
      if (!last) {
        graph.message(1, node("Tanh", "tanh" + l, sums));
      }
      from = "tanh" + l;
    }
    graph.text(2, "autoencoder");
    for (int l = 0; l < count; l++) {
      float[][] weights = layers.weights()[l];
      float[] bias = layers.biases()[l];
      float[] flat = new float[weights.length * bias.length];
      for (int i = 0; i < weights.length; i++) {
        System.arraycopy(weights[i], 0, flat, i * bias.length, bias.length);
      }
      graph.message(5, tensor("w" + l, flat, weights.length, bias.length));
      graph.message(5, tensor("b" + l, bias, bias.length));
    }
    graph.message(11, value("in", layers.width()));
    graph.message(12, value("out", layers.width()));
    OnnxFile opset = new OnnxFile();
    opset.number(2, OPSET);
    OnnxFile model = new OnnxFile();
    model.number(1, IR_VERSION);
    model.message(7, graph);
    model.message(8, opset);
    return model.bytes.toByteArray();
  }

  private static OnnxFile node(String type, String output, String... inputs) {
    OnnxFile node = new OnnxFile();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output);
    node.text(4, type);
    return node;
  }

  private static OnnxFile tensor(String name, float[] values, int... dimensions) {
    OnnxFile tensor = new OnnxFile();
    for (int dimension : dimensions) {
      tensor.number(1, dimension);
    }
    tensor.number(2, FLOAT);
    tensor.text(8, name);
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    tensor.field(9, raw.array());
    return tensor;
  }

  private static OnnxFile value(String name, int width) {
    OnnxFile rows = new OnnxFile();
    rows.text(2, "rows");
    OnnxFile columns = new OnnxFile();
    columns.number(1, width);
    OnnxFile shape = new OnnxFile();
    shape.message(1, rows);
    shape.message(1, columns);
    OnnxFile tensor = new OnnxFile();
    tensor.number(1, FLOAT);
    tensor.message(2, shape);
    OnnxFile type = new OnnxFile();
    type.message(1, tensor);
    OnnxFile value = new OnnxFile();
    value.text(1, name);
    value.message(2, type);
    return value;
  }

  private void message(int field, OnnxFile message) {
    field(field, message.bytes.toByteArray());
  }

  private void text(int field, String text) {
    field(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private void field(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
  }

  private void number(int field, long value) {
    varint((long) field << 3);
    varint(value);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }
}
