package io.tidewatch.model;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the layers of an autoencoder are written: a tag each, then the layer's own parameters. */
final class LayerBytes {

  private static final int MAX_LAYERS = 256;
  private static final byte DENSE = 1;
  private static final byte GAUSSIAN_HEAD = 2;
  private static final byte CONVOLUTION = 10;
  private static final byte POOL = 11;
  private static final byte UPSAMPLING = 12;
  private static final byte LSTM_ENCODER = 13;
  private static final byte LSTM_DECODER = 14;
  private static final byte ENSEMBLE = 32;
  private static final byte YARDSTICK = 64;

  private LayerBytes() {}

  static void write(Autoencoder autoencoder, DataOutputStream out) throws IOException {
    out.writeInt(autoencoder.encoderLayers());
    out.writeInt(autoencoder.layers().size());
    for (Layer layer : autoencoder.layers()) {
      writeLayer(layer, out);
    }
  }

  static Autoencoder read(BoundedReader in) throws ModelFormatException {
    int encoderLayers = in.readInt("encoder layers");
    int count = in.readInt("layers");
    if (count < 1 || count > MAX_LAYERS) {
      throw new ModelFormatException("layers must be 1 to " + MAX_LAYERS + ", but was " + count);
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(readLayer(in, i));
    }
    return new Autoencoder(layers, encoderLayers);
  }

  private static void writeLayer(Layer layer, DataOutputStream out) throws IOException {
    if (layer instanceof Dense dense) {
      out.writeByte(DENSE);
      writeDense(dense, out);
    } else if (layer instanceof GaussianHead head) {
      out.writeByte(GAUSSIAN_HEAD);
      writeDense(head.means(), out);
      writeDense(head.logVariances(), out);
    } else if (layer instanceof Conv1d convolution) {
      out.writeByte(CONVOLUTION);
      SignalBytes.writeConvolution(convolution, out);
    } else if (layer instanceof Pool1d pool) {
      out.writeByte(POOL);
      SignalBytes.writePool(pool, out);
    } else if (layer instanceof Upsample1d upsampling) {
      out.writeByte(UPSAMPLING);
      SignalBytes.writeUpsampling(upsampling, out);
    } else if (layer instanceof LstmEncoder encoder) {
      out.writeByte(LSTM_ENCODER);
      SignalBytes.writeEncoder(encoder, out);
    } else if (layer instanceof LstmDecoder decoder) {
      out.writeByte(LSTM_DECODER);
      SignalBytes.writeDecoder(decoder, out);
    } else if (layer instanceof Ensemble ensemble) {
      out.writeByte(ENSEMBLE);
      EnsembleBytes.write(ensemble, out);
    } else if (layer instanceof Yardstick yardstick) {
      out.writeByte(YARDSTICK);
      out.writeByte(yardstick.rule().ordinal());
      out.writeInt(yardstick.outputs());
      out.writeLong(yardstick.seed());
    }
  }

  private static Layer readLayer(BoundedReader in, int number) throws ModelFormatException {
    byte tag = in.readByte("layer tag");
    return switch (tag) {
      case DENSE -> readDense(in);
      case GAUSSIAN_HEAD -> new GaussianHead(readDense(in), readDense(in));
      case CONVOLUTION -> SignalBytes.readConvolution(in);
      case POOL -> SignalBytes.readPool(in);
      case UPSAMPLING -> SignalBytes.readUpsampling(in);
      case LSTM_ENCODER -> SignalBytes.readEncoder(in);
      case LSTM_DECODER -> SignalBytes.readDecoder(in);
      case ENSEMBLE -> EnsembleBytes.read(in);
      case YARDSTICK -> readYardstick(in);
      default ->
          throw new ModelFormatException(
              "layer tag must be 1, 2, 10 to 14, 32 or 64, but was "
                  + tag
                  + " (layer "
                  + number
                  + ")");
    };
  }

  private static Yardstick readYardstick(BoundedReader in) throws ModelFormatException {
    int rule = in.readByte("rule");
    if (rule < 0 || rule >= Yardstick.Rule.values().length) {
      throw new ModelFormatException(
          "rule must be 0 to " + (Yardstick.Rule.values().length - 1) + ", but was " + rule);
    }
    return new Yardstick(
        Yardstick.Rule.values()[rule], in.readInt("yardstick width"), in.readLong("seed"));
  }

  static void writeDense(Dense layer, DataOutputStream out) throws IOException {
    out.writeByte(layer.activation().ordinal());
    out.writeInt(layer.inputs());
    for (float[] row : layer.weights()) {
      ModelBody.writeFloats(row, out);
    }
    ModelBody.writeFloats(layer.bias(), out);
  }

  static Dense readDense(BoundedReader in) throws ModelFormatException {
    Activation activation = in.readConstant("activation", Activation.values());
    int inputs = in.readCount("inputs", Integer.BYTES);
    float[][] weights = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      weights[i] = in.readFloats("weights");
    }
    return new Dense(weights, in.readFloats("bias"), activation);
  }
}
