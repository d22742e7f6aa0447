package io.tidewatch.model;

import java.util.Arrays;

/**
 * The parameters and one step of a long short-term memory (Hochreiter and Schmidhuber 1997) with
 * forget gates (Gers, Schmidhuber and Cummins 2000) and without peepholes:
 *
 * <pre>
 * a = tanh(x Wa + h Ra + ba)     candidate
 * f = sigmoid(x Wf + h Rf + bf)  forget gate
 * o = sigmoid(x Wo + h Ro + bo)  output gate
 * g = sigmoid(x Wg + h Rg + bg)  input gate
 * c = f c + g a
 * h = o tanh(c)
 * </pre>
 *
 * <p>The columns of the parameters stand in that order: a, f, o, g, a block of units each.
 */
public final class LstmCell {

  private static final int GATES = 4;

  private final float[][] input;
  private final float[][] recurrent;
  private final float[] bias;
  private final int block;
  private final Matrix inputBlocks;
  private final Matrix recurrentBlocks;
  private final float[] biasBlocks;

  /**
   * Copies the parameters.
   *
   * @param input weights, one row an input, four blocks of units
   * @param recurrent weights, one row a unit, four blocks of units
   * @param bias four blocks of units
   * @throws IllegalArgumentException when shapes disagree, a side is empty or a value is not finite
   */
  public LstmCell(float[][] input, float[][] recurrent, float[] bias) {
    int units = recurrent.length;
    if (input.length == 0 || units == 0 || bias.length != (long) GATES * units) {
      throw new IllegalArgumentException(
          "cell must have at least 1 input, 1 unit and 4 biases a unit, but was "
              + input.length
              + " inputs, "
              + units
              + " units, "
              + bias.length
              + " biases");
    }
    this.input = checked(input, GATES * units, "input weight");
    this.recurrent = checked(recurrent, GATES * units, "recurrent weight");
    this.bias = Finite.check(bias.clone(), "bias");
    this.block = Matrix.padded(units);
    this.inputBlocks = inBlocks(this.input, units);
    this.recurrentBlocks = inBlocks(this.recurrent, units);
    this.biasBlocks = inBlocks(this.bias, units);
  }

  private static float[][] checked(float[][] rows, int columns, String what) {
    float[][] copy = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            what
                + "s must be rows of "
                + columns
                + ", but was "
                + rows[i].length
                + " (row "
                + i
                + ")");
      }
      copy[i] = Finite.check(rows[i].clone(), what);
    }
    return copy;
  }

  /** How many values a step reads. */
  public int inputs() {
    return input.length;
  }

  /** How many units there are. */
  public int units() {
    return recurrent.length;
  }

  /** A copy of the weights of the inputs. */
  public float[][] input() {
    return Arrays.stream(input).map(float[]::clone).toArray(float[][]::new);
  }

  /** A copy of the weights of the units' last outputs. */
  public float[][] recurrent() {
    return Arrays.stream(recurrent).map(float[]::clone).toArray(float[][]::new);
  }

  /** A copy of the bias. */
  public float[] bias() {
    return bias.clone();
  }

  /** How many values of working space a run takes: sums, states, hidden values, inputs. */
  int work() {
    return hidden() + block + inputs();
  }

  /** How many values the sums of a step take, from place 0. */
  int sums() {
    return GATES * block;
  }

  /** Where the hidden values, the units' outputs, begin in the working space. */
  int hidden() {
    return sums() + block;
  }

  /** Begins a run: states and hidden values are zero. */
  void reset(float[] work) {
    Arrays.fill(work, sums(), hidden() + block, 0f);
  }

  /**
   * Begins the sums of a step with the bias and adds its inputs.
   *
   * @param in the inputs
   * @param from where the first of them stands
   * @param step from one input to the next
   */
  void begin(float[] in, int from, int step, float[] work) {
    int inputs = hidden() + block;
    for (int i = 0; i < inputs(); i++) {
      work[inputs + i] = in[from + i * step];
    }
    Kernel.FASTEST.addProducts(inputBlocks, work, inputs, biasBlocks, work);
  }

  /** Ends a step: adds the hidden values to the sums, then replaces states and hidden values. */
  void finish(float[] work) {
    int state = sums();
    int hidden = hidden();
    Kernel.FASTEST.addProducts(recurrentBlocks, work, hidden, work, work);
    Kernel.FASTEST.tanh(work, 0, block);
    Kernel.FASTEST.sigmoid(work, block, state);
    for (int u = 0; u < units(); u++) {
      float kept = work[block + u] * work[state + u];
      work[state + u] = Math.fma(work[3 * block + u], work[u], kept);
      work[hidden + u] = work[state + u];
    }
    Kernel.FASTEST.tanh(work, hidden, hidden + units());
    for (int u = 0; u < units(); u++) {
      work[hidden + u] *= work[2 * block + u];
    }
  }

  /** Columns with each block of units filled up with zeros to whole vectors. */
  private static float[] inBlocks(float[] columns, int units) {
    int block = Matrix.padded(units);
    float[] blocks = new float[GATES * block];
    for (int gate = 0; gate < GATES; gate++) {
      System.arraycopy(columns, gate * units, blocks, gate * block, units);
    }
    return blocks;
  }

  private static Matrix inBlocks(float[][] rows, int units) {
    float[][] blocks = Arrays.stream(rows).map(row -> inBlocks(row, units)).toArray(float[][]::new);
    return new Matrix(blocks, GATES * Matrix.padded(units));
  }
}
