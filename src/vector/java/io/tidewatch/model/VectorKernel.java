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

  /** How many sums of each record of a tile are added up at once. */
  private static final int COLUMNS = 4;

  VectorKernel() {}

  @Override
  public void addProducts(Matrix weights, float[] in, int from, float[] start, float[] sums) {
    int columns = weights.columns();
    int padded = Matrix.padded(columns);
    boolean roomy = Math.min(start.length, sums.length) >= padded;
    int end = roomy ? padded : columns / LANES * LANES;
    int o = 0;
    for (; o + 4 * LANES <= end; o += 4 * LANES) {
      addToFour(weights, in, from, start, sums, o);
    }
    for (; o + 2 * LANES <= end; o += 2 * LANES) {
      addToTwo(weights, in, from, start, sums, o);
    }
    for (; o + LANES <= end; o += LANES) {
      addToOne(weights, in, from, start, sums, o);
    }
    for (; o < columns; o++) {
      addToScalar(weights, in, from, start, sums, o);
    }
  }

  private static void addToFour(
      Matrix weights, float[] in, int from, float[] start, float[] sums, int o) {
    float[] panels = weights.panels();
    int aAt = weights.place(o);
    int bAt = weights.place(o + LANES);
    int cAt = weights.place(o + 2 * LANES);
    int dAt = weights.place(o + 3 * LANES);
    FloatVector a = FloatVector.fromArray(SPECIES, start, o);
    FloatVector b = FloatVector.fromArray(SPECIES, start, o + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, start, o + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, start, o + 3 * LANES);
    for (int i = 0; i < weights.inputs(); i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, in[from + i]);
      a = FloatVector.fromArray(SPECIES, panels, aAt + i * Matrix.BLOCK).fma(x, a);
      b = FloatVector.fromArray(SPECIES, panels, bAt + i * Matrix.BLOCK).fma(x, b);
      c = FloatVector.fromArray(SPECIES, panels, cAt + i * Matrix.BLOCK).fma(x, c);
      d = FloatVector.fromArray(SPECIES, panels, dAt + i * Matrix.BLOCK).fma(x, d);
    }
    a.intoArray(sums, o);
    b.intoArray(sums, o + LANES);
    c.intoArray(sums, o + 2 * LANES);
    d.intoArray(sums, o + 3 * LANES);
  }

  // A sum waits for itself, its neighbours do not: two vectors take hardly longer than one.
  private static void addToTwo(
      Matrix weights, float[] in, int from, float[] start, float[] sums, int o) {
    float[] panels = weights.panels();
    int aAt = weights.place(o);
    int bAt = weights.place(o + LANES);
    FloatVector a = FloatVector.fromArray(SPECIES, start, o);
    FloatVector b = FloatVector.fromArray(SPECIES, start, o + LANES);
    for (int i = 0; i < weights.inputs(); i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, in[from + i]);
      a = FloatVector.fromArray(SPECIES, panels, aAt + i * Matrix.BLOCK).fma(x, a);
      b = FloatVector.fromArray(SPECIES, panels, bAt + i * Matrix.BLOCK).fma(x, b);
    }
    a.intoArray(sums, o);
    b.intoArray(sums, o + LANES);
  }

  private static void addToOne(
      Matrix weights, float[] in, int from, float[] start, float[] sums, int o) {
    float[] panels = weights.panels();
    int aAt = weights.place(o);
    FloatVector a = FloatVector.fromArray(SPECIES, start, o);
    for (int i = 0; i < weights.inputs(); i++) {
      FloatVector x = FloatVector.broadcast(SPECIES, in[from + i]);
      a = FloatVector.fromArray(SPECIES, panels, aAt + i * Matrix.BLOCK).fma(x, a);
    }
    a.intoArray(sums, o);
  }

  private static void addToScalar(
      Matrix weights, float[] in, int from, float[] start, float[] sums, int o) {
    float[] panels = weights.panels();
    int at = weights.place(o);
    float sum = start[o];
    for (int i = 0; i < weights.inputs(); i++) {
      sum = Math.fma(panels[at + i * Matrix.BLOCK], in[from + i], sum);
    }
    sums[o] = sum;
  }

  @Override
  public void addTileProducts(Matrix weights, float[] in, int from, float[] start, float[] sums) {
    for (int o = 0; o < weights.columns(); o += COLUMNS) {
      for (int record = 0; record < TILE; record += 3 * LANES) {
        addToTile(weights, in, from * TILE + record, start, sums, o, record);
      }
    }
  }

  // Twelve chains: an addition waits for the one before it, and eight would hardly fill the time.
  private static void addToTile(
      Matrix weights, float[] in, int from, float[] start, float[] sums, int o, int record) {
    float[] panels = weights.panels();
    int column = weights.place(o);
    FloatVector a = FloatVector.broadcast(SPECIES, start[o]);
    FloatVector d = FloatVector.broadcast(SPECIES, start[o + 1]);
    FloatVector g = FloatVector.broadcast(SPECIES, start[o + 2]);
    FloatVector j = FloatVector.broadcast(SPECIES, start[o + 3]);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector e = d;
    FloatVector f = d;
    FloatVector h = g;
    FloatVector m = g;
    FloatVector k = j;
    FloatVector l = j;
    for (int input = 0; input < weights.inputs(); input++) {
      int at = from + input * TILE;
      FloatVector x = FloatVector.fromArray(SPECIES, in, at);
      FloatVector y = FloatVector.fromArray(SPECIES, in, at + LANES);
      FloatVector z = FloatVector.fromArray(SPECIES, in, at + 2 * LANES);
      int row = column + input * Matrix.BLOCK;
      FloatVector weight = FloatVector.broadcast(SPECIES, panels[row]);
      a = x.fma(weight, a);
      b = y.fma(weight, b);
      c = z.fma(weight, c);
      weight = FloatVector.broadcast(SPECIES, panels[row + 1]);
      d = x.fma(weight, d);
      e = y.fma(weight, e);
      f = z.fma(weight, f);
      weight = FloatVector.broadcast(SPECIES, panels[row + 2]);
      g = x.fma(weight, g);
      h = y.fma(weight, h);
      m = z.fma(weight, m);
      weight = FloatVector.broadcast(SPECIES, panels[row + 3]);
      j = x.fma(weight, j);
      k = y.fma(weight, k);
      l = z.fma(weight, l);
    }
    int to = o * TILE + record;
    a.intoArray(sums, to);
    b.intoArray(sums, to + LANES);
    c.intoArray(sums, to + 2 * LANES);
    d.intoArray(sums, to + TILE);
    e.intoArray(sums, to + TILE + LANES);
    f.intoArray(sums, to + TILE + 2 * LANES);
    g.intoArray(sums, to + 2 * TILE);
    h.intoArray(sums, to + 2 * TILE + LANES);
    m.intoArray(sums, to + 2 * TILE + 2 * LANES);
    j.intoArray(sums, to + 3 * TILE);
    k.intoArray(sums, to + 3 * TILE + LANES);
    l.intoArray(sums, to + 3 * TILE + 2 * LANES);
  }

  @Override
  public boolean prefersTiles() {
    return true;
  }

  // In one method: a helper on vectors may not be inlined, and what crosses a call is an object.
  @Override
  public void tanh(float[] values, int from, int to) {
    int end = Math.min(to, values.length - LANES + 1);
    int i = from;
    for (; i < end; i += LANES) {
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
