package io.tidewatch.model;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the layers of an autoencoder are written: a tag each, then the layer's own parameters. */
final class LayerBytes {

  private static final int MAX_LAYERS = 256;
  private static final byte DENSE = 1;

  private LayerBytes() {}

  static void write(Autoencoder autoencoder, DataOutputStream out) throws IOException {
    out.writeInt(autoencoder.encoderLayers());
    out.writeInt(autoencoder.layers().size());
    for (Layer layer : autoencoder.layers()) {
      writeDense((Dense) layer, out);
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
      byte tag = in.readByte("layer tag");
      if (tag != DENSE) {
        throw new ModelFormatException(
            "layer tag must be " + DENSE + ", but was " + tag + " (layer " + i + ")");
      }
      layers.add(readDense(in));
    }
    return new Autoencoder(layers, encoderLayers);
  }

  private static void writeDense(Dense layer, DataOutputStream out) throws IOException {
    out.writeByte(DENSE);
    out.writeByte(layer.activation().ordinal());
    out.writeInt(layer.inputs());
    for (float[] row : layer.weights()) {
      ModelBody.writeFloats(row, out);
    }
    ModelBody.writeFloats(layer.bias(), out);
  }

  private static Dense readDense(BoundedReader in) throws ModelFormatException {
    int activation = in.readByte("activation");
    if (activation < 0 || activation >= Activation.values().length) {
      throw new ModelFormatException(
          "activation must be 0 to "
              + (Activation.values().length - 1)
              + ", but was "
              + activation);
    }
    int inputs = in.readCount("inputs", Integer.BYTES);
    float[][] weights = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      weights[i] = in.readFloats("weights");
    }
    return new Dense(weights, in.readFloats("bias"), Activation.values()[activation]);
  }
}
