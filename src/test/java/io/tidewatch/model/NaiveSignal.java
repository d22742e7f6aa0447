package io.tidewatch.model;

/** Layers over windows computed as their definitions say, in double precision, value by value. */
final class NaiveSignal {

  private NaiveSignal() {}

  static double[] outputs(Layer layer, double[] in) {
    if (layer instanceof Conv1d convolution) {
      return convolved(convolution, in);
    } else if (layer instanceof Pool1d pool) {
      return pooled(pool, in);
    } else if (layer instanceof Upsample1d upsampling) {
      double[] out = new double[layer.outputs()];
      for (int o = 0; o < out.length; o++) {
        out[o] = in[o / upsampling.factor()];
      }
      return out;
    } else if (layer instanceof LstmEncoder encoder) {
      return encoded(encoder, in);
    } else if (layer instanceof LstmDecoder decoder) {
      return decoded(decoder, in);
    }
    return NaiveNetwork.outputs((Dense) layer, in);
  }

  private static double[] convolved(Conv1d layer, double[] in) {
    int steps = layer.shape().steps();
    int reach = (layer.kernel() - 1) / 2;
    double[] out = new double[layer.outputs()];
    for (int o = 0; o < out.length; o++) {
      int f = o / steps;
      double sum = layer.bias()[f];
      for (int c = 0; c < layer.shape().channels(); c++) {
        for (int j = 0; j < layer.kernel(); j++) {
          int t = o % steps + j - reach;
          sum += t < 0 || t >= steps ? 0 : layer.weights()[f][c][j] * in[c * steps + t];
        }
      }
      out[o] = NaiveNetwork.activated(layer.activation(), sum);
    }
    return out;
  }

  private static double[] pooled(Pool1d layer, double[] in) {
    int steps = layer.shape().steps();
    int fewer = steps / layer.size();
    double[] out = new double[layer.outputs()];
    for (int c = 0; c < layer.shape().channels(); c++) {
      for (int t = 0; t < fewer; t++) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < layer.size(); i++) {
          double value = in[c * steps + t * layer.size() + i];
          sum += value;
          largest = Math.max(largest, value);
        }
        out[c * fewer + t] = layer.pooling() == Pooling.MAX ? largest : sum / layer.size();
      }
    }
    return out;
  }

  private static double[] encoded(LstmEncoder layer, double[] in) {
    int steps = layer.shape().steps();
    double[][] memory = new double[2][layer.cell().units()];
    for (int t = steps - 1; t >= 0; t--) {
      double[] values = new double[layer.shape().channels()];
      for (int c = 0; c < values.length; c++) {
        values[c] = in[c * steps + t];
      }
      memory = stepped(layer.cell(), values, memory);
    }
    return memory[0];
  }

  private static double[] decoded(LstmDecoder layer, double[] in) {
    double[] out = new double[layer.outputs()];
    double[][] memory = new double[2][layer.cell().units()];
    for (int t = 0; t < layer.steps(); t++) {
      memory = stepped(layer.cell(), in, memory);
      for (int u = 0; u < memory[0].length; u++) {
        out[u * layer.steps() + t] = memory[0][u];
      }
    }
    return out;
  }

  /** Hidden values and states after a step. */
  private static double[][] stepped(LstmCell cell, double[] in, double[][] memory) {
    int units = cell.units();
    double[][] next = new double[2][units];
    for (int u = 0; u < units; u++) {
      double candidate = Math.tanh(sum(cell, in, memory[0], u));
      double forget = sigmoid(sum(cell, in, memory[0], units + u));
      double output = sigmoid(sum(cell, in, memory[0], 2 * units + u));
      double input = sigmoid(sum(cell, in, memory[0], 3 * units + u));
      next[1][u] = forget * memory[1][u] + input * candidate;
      next[0][u] = output * Math.tanh(next[1][u]);
    }
    return next;
  }

  private static double sum(LstmCell cell, double[] in, double[] hidden, int column) {
    double sum = cell.bias()[column];
    for (int i = 0; i < cell.inputs(); i++) {
      sum += in[i] * cell.input()[i][column];
    }
    for (int u = 0; u < hidden.length; u++) {
      sum += hidden[u] * cell.recurrent()[u][column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return NaiveNetwork.activated(Activation.SIGMOID, x);
  }
}
