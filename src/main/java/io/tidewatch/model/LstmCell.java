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

  /** How many values of working space a run takes: sums, states, hidden values. */
  int work() {
    return bias.length + 2 * units();
  }

  /** Where the hidden values, the units' outputs, begin in the working space. */
  int hidden() {
    return bias.length + units();
  }

  /** Begins a run: states and hidden values are zero. */
  void reset(float[] work) {
    Arrays.fill(work, bias.length, work(), 0f);
  }

  /** Begins the sums of a step with the bias. */
  void begin(float[] work) {
    System.arraycopy(bias, 0, work, 0, bias.length);
  }

  /** Adds one input to the sums of a step. */
  void add(int number, float value, float[] work) {
    addRow(input[number], value, work, bias.length);
  }

  /** Ends a step: adds the hidden values to the sums, then replaces states and hidden values. */
  void finish(float[] work) {
    int units = recurrent.length;
    int state = bias.length;
    int hidden = hidden();
    for (int u = 0; u < units; u++) {
      addRow(recurrent[u], work[hidden + u], work, bias.length);
    }
    for (int i = 0; i < units; i++) {
      work[i] = FastMath.tanh(work[i]);
    }
    for (int i = units; i < state; i++) {
      work[i] = FastMath.sigmoid(work[i]);
    }
    for (int u = 0; u < units; u++) {
      work[state + u] = work[units + u] * work[state + u] + work[3 * units + u] * work[u];
      work[hidden + u] = work[2 * units + u] * FastMath.tanh(work[state + u]);
    }
  }

  private static void addRow(float[] row, float value, float[] sums, int count) {
    for (int o = 0; o < count; o++) {
      sums[o] += value * row[o];
    }
  }
}
