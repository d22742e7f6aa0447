package io.tidewatch.model;

/** Loops over arrays, which the JIT compiler vectorises over the outputs as it can. */
final class PlainKernel implements Kernel {

  @Override
  public void addProducts(Matrix weights, float[] in, int from, float[] start, float[] sums) {
    float[][] rows = weights.rows();
    int columns = weights.columns();
    if (start != sums) {
      System.arraycopy(start, 0, sums, 0, columns);
    }
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      addFour(rows, i, in, from + i, sums, columns);
    }
    for (; i < rows.length; i++) {
      addOne(rows[i], in[from + i], sums, columns);
    }
  }

  @Override
  public void addTileProducts(Matrix weights, float[] in, int from, float[] start, float[] sums) {
    float[][] rows = weights.rows();
    for (int o = 0; o < weights.columns(); o++) {
      for (int record = 0; record < TILE; record++) {
        float sum = start[o];
        for (int i = 0; i < rows.length; i++) {
          sum = Math.fma(in[(from + i) * TILE + record], rows[i][o], sum);
        }
        sums[o * TILE + record] = sum;
      }
    }
  }

  @Override
  public boolean prefersTiles() {
    return false;
  }

  @Override
  public void tanh(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FastMath.tanh(values[i]);
    }
  }

  // Four inputs a pass: each sum is read and written once for four products.
  private static void addFour(
      float[][] rows, int i, float[] in, int from, float[] sums, int columns) {
    float[] a = rows[i];
    float[] b = rows[i + 1];
    float[] c = rows[i + 2];
    float[] d = rows[i + 3];
    float x = in[from];
    float y = in[from + 1];
    float z = in[from + 2];
    float w = in[from + 3];
    for (int o = 0; o < columns; o++) {
      float sum = Math.fma(x, a[o], sums[o]);
      sums[o] = Math.fma(w, d[o], Math.fma(z, c[o], Math.fma(y, b[o], sum)));
    }
  }

  private static void addOne(float[] row, float x, float[] sums, int columns) {
    for (int o = 0; o < columns; o++) {
      sums[o] = Math.fma(x, row[o], sums[o]);
    }
  }
}
