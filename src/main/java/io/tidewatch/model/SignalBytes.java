package io.tidewatch.model;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How the layers that work on a {@link Signal} are written. Sizes that no bytes stand behind are
 * bounded by the layers themselves, which refuse more than {@link Signal#MAX_VALUES} values.
 */
final class SignalBytes {

  private SignalBytes() {}

  static void writeConvolution(Conv1d layer, DataOutputStream out) throws IOException {
    out.writeByte(layer.activation().ordinal());
    writeShape(layer.shape(), out);
    float[][][] weights = layer.weights();
    out.writeInt(weights.length);
    for (float[][] filter : weights) {
      writeMatrix(filter, out);
    }
    ModelBody.writeFloats(layer.bias(), out);
  }

  static Conv1d readConvolution(BoundedReader in) throws ModelFormatException {
    Activation activation = in.readConstant("activation", Activation.values());
    Signal shape = readShape(in);
    float[][][] weights = new float[in.readCount("filters", Integer.BYTES)][][];
    for (int f = 0; f < weights.length; f++) {
      weights[f] = readMatrix("channels", in);
    }
    return new Conv1d(shape, weights, in.readFloats("bias"), activation);
  }

  static void writePool(Pool1d layer, DataOutputStream out) throws IOException {
    out.writeByte(layer.pooling().ordinal());
    writeShape(layer.shape(), out);
    out.writeInt(layer.size());
  }

  static Pool1d readPool(BoundedReader in) throws ModelFormatException {
    Pooling pooling = in.readConstant("pooling", Pooling.values());
    return new Pool1d(readShape(in), in.readInt("pool"), pooling);
  }

  static void writeUpsampling(Upsample1d layer, DataOutputStream out) throws IOException {
    writeShape(layer.shape(), out);
    out.writeInt(layer.factor());
  }

  static Upsample1d readUpsampling(BoundedReader in) throws ModelFormatException {
    return new Upsample1d(readShape(in), in.readInt("upsampling"));
  }

  static void writeEncoder(LstmEncoder layer, DataOutputStream out) throws IOException {
    writeShape(layer.shape(), out);
    writeCell(layer.cell(), out);
  }

  static LstmEncoder readEncoder(BoundedReader in) throws ModelFormatException {
    return new LstmEncoder(readShape(in), readCell(in));
  }

  static void writeDecoder(LstmDecoder layer, DataOutputStream out) throws IOException {
    out.writeInt(layer.steps());
    writeCell(layer.cell(), out);
  }

  static LstmDecoder readDecoder(BoundedReader in) throws ModelFormatException {
    return new LstmDecoder(in.readInt("steps"), readCell(in));
  }

  private static void writeCell(LstmCell cell, DataOutputStream out) throws IOException {
    writeMatrix(cell.input(), out);
    writeMatrix(cell.recurrent(), out);
    ModelBody.writeFloats(cell.bias(), out);
  }

  private static LstmCell readCell(BoundedReader in) throws ModelFormatException {
    return new LstmCell(readMatrix("inputs", in), readMatrix("units", in), in.readFloats("bias"));
  }

  private static void writeShape(Signal shape, DataOutputStream out) throws IOException {
    out.writeInt(shape.channels());
    out.writeInt(shape.steps());
  }

  private static Signal readShape(BoundedReader in) throws ModelFormatException {
    return new Signal(in.readInt("channels"), in.readInt("steps"));
  }

  private static void writeMatrix(float[][] rows, DataOutputStream out) throws IOException {
    out.writeInt(rows.length);
    for (float[] row : rows) {
      ModelBody.writeFloats(row, out);
    }
  }

  private static float[][] readMatrix(String what, BoundedReader in) throws ModelFormatException {
    float[][] rows = new float[in.readCount(what, Integer.BYTES)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = in.readFloats("weights");
    }
    return rows;
  }
}
