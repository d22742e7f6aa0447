package io.tidewatch.model;

/** Loops over arrays, which the JIT compiler vectorises over the outputs as it can. */
final class PlainKernel implements Kernel {

  @Override
  public void addProducts(Matrix weights, float[] in, int from, int step, float[] sums) {
    float[][] rows = weights.rows();
    int columns = weights.columns();
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      addFour(rows, i, in, from + i * step, step, sums, columns);
    }
    for (; i < rows.length; i++) {
      addOne(rows[i], in[from + i * step], sums, columns);
    }
  }

  @Override
  public void tanh(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FastMath.tanh(values[i]);
    }
  }

  // Four inputs a pass: each sum is read and written once for four products.
  private static void addFour(
      float[][] rows, int i, float[] in, int from, int step, float[] sums, int columns) {
    float[] a = rows[i];
    float[] b = rows[i + 1];
    float[] c = rows[i + 2];
    float[] d = rows[i + 3];
    float x = in[from];
    float y = in[from + step];
    float z = in[from + 2 * step];
    float w = in[from + 3 * step];
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
