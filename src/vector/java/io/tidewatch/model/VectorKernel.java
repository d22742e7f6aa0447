package io.tidewatch.model;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over vectors of neighbouring outputs, with the JVM's vector module. Sums stay in registers
 * from the first input to the last.
 *
 * <p>Vectors have eight lanes where there are as many, and four else. Sixteen would be slower: a
 * Java array begins 16 bytes past a multiple of 8, so that every vector of 64 bytes would lie
 * across two cache lines.
 */
final class VectorKernel implements Kernel {

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() < Matrix.BLOCK
          ? FloatVector.SPECIES_128
          : FloatVector.SPECIES_256;

  private static final int LANES = SPECIES.length();

  VectorKernel() {}

  @Override
  public void addProducts(Matrix weights, float[] in, int from, int step, float[] sums) {
    float[] panels = weights.panels();
    int inputs = weights.inputs();
    int columns = weights.columns();
    int padded = Matrix.padded(columns);
    int whole = sums.length < padded ? columns / LANES * LANES : padded;
    for (int first = 0; first < padded; first += Matrix.PANEL) {
      int width = Math.min(Matrix.PANEL, padded - first);
      int end = Math.min(width, whole - first);
      int panel = inputs * first;
      int o = 0;
      for (; o + 4 * LANES <= end; o += 4 * LANES) {
        addToFour(panels, panel + o, width, inputs, in, from, step, sums, first + o);
      }
      for (; o + LANES <= end; o += LANES) {
        addToOne(panels, panel + o, width, inputs, in, from, step, sums, first + o);
      }
      for (; o < Math.min(width, columns - first); o++) {
        addToScalar(panels, panel + o, width, inputs, in, from, step, sums, first + o);
      }
    }
  }

  private static void addToFour(
      float[] panels,
      int column,
      int width,
      int inputs,
      float[] in,
      int from,
      int step,
      float[] sums,
      int to) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, to);
    FloatVector b = FloatVector.fromArray(SPECIES, sums, to + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, sums, to + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, sums, to + 3 * LANES);
    for (int i = 0; i < inputs; i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, in[from + i * step]);
      int row = column + i * width;
      a = FloatVector.fromArray(SPECIES, panels, row).fma(x, a);
      b = FloatVector.fromArray(SPECIES, panels, row + LANES).fma(x, b);
      c = FloatVector.fromArray(SPECIES, panels, row + 2 * LANES).fma(x, c);
      d = FloatVector.fromArray(SPECIES, panels, row + 3 * LANES).fma(x, d);
    }
    a.intoArray(sums, to);
    b.intoArray(sums, to + LANES);
    c.intoArray(sums, to + 2 * LANES);
    d.intoArray(sums, to + 3 * LANES);
  }

  private static void addToOne(
      float[] panels,
      int column,
      int width,
      int inputs,
      float[] in,
      int from,
      int step,
      float[] sums,
      int to) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, to);
    for (int i = 0; i < inputs; i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, in[from + i * step]);
      a = FloatVector.fromArray(SPECIES, panels, column + i * width).fma(x, a);
    }
    a.intoArray(sums, to);
  }

  private static void addToScalar(
      float[] panels,
      int column,
      int width,
      int inputs,
      float[] in,
      int from,
      int step,
      float[] sums,
      int to) {
    float sum = sums[to];
    for (int i = 0; i < inputs; i++) {
      sum = Math.fma(panels[column + i * width], in[from + i * step], sum);
    }
    sums[to] = sum;
  }

  // In one method: a helper on vectors may not be inlined, and what crosses a call is an object.
  @Override
  public void tanh(float[] values, int from, int to) {
    int i = from;
    for (; i < to && i + LANES <= values.length; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      x = x.blend(FastMath.TANH_LIMIT, x.compare(VectorOperators.GT, FastMath.TANH_LIMIT));
      x = x.blend(-FastMath.TANH_LIMIT, x.compare(VectorOperators.LT, -FastMath.TANH_LIMIT));
      FloatVector y = x.mul(x);
      FloatVector p =
          FloatVector.broadcast(SPECIES, FastMath.P13)
              .fma(y, FloatVector.broadcast(SPECIES, FastMath.P11));
      p = p.fma(y, FloatVector.broadcast(SPECIES, FastMath.P9));
      p = p.fma(y, FloatVector.broadcast(SPECIES, FastMath.P7));
      p = p.fma(y, FloatVector.broadcast(SPECIES, FastMath.P5));
      p = p.fma(y, FloatVector.broadcast(SPECIES, FastMath.P3));
      p = p.fma(y, FloatVector.broadcast(SPECIES, FastMath.P1)).mul(x);
      FloatVector q =
          FloatVector.broadcast(SPECIES, FastMath.Q6)
              .fma(y, FloatVector.broadcast(SPECIES, FastMath.Q4));
      q = q.fma(y, FloatVector.broadcast(SPECIES, FastMath.Q2));
      q = q.fma(y, FloatVector.broadcast(SPECIES, FastMath.Q0));
      p.div(q).intoArray(values, i);
    }
    for (; i < to; i++) {
      values[i] = FastMath.tanh(values[i]);
    }
  }
}
