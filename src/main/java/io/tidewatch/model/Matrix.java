package io.tidewatch.model;

import java.util.Arrays;

/**
 * Weights laid out for the loops of a {@link Kernel}, twice: as rows, which plain loops read
 * fastest, and as panels, which loops over vectors do. Immutable.
 *
 * <p>A panel holds {@value #BLOCK} neighbouring columns, row after row, the last one filled up with
 * zeros: a pass over it reads memory front to back, in steps that the JIT compiler knows.
 */
final class Matrix {

  /** No vector used here has more lanes. */
  static final int BLOCK = 8;

  private final float[][] rows;
  private final float[] panels;
  private final int columns;

  /**
   * Copies the weights.
   *
   * @param rows one an input, all of one length
   * @param columns that length, one an output
   */
  Matrix(float[][] rows, int columns) {
    this.rows = Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
    this.columns = columns;
    this.panels = new float[rows.length * padded(columns)];
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows.length; row++) {
        panels[place(column) + row * BLOCK] = rows[row][column];
      }
    }
  }

  /** Where in the panels the first row of a column stands; each next is a block further. */
  int place(int column) {
    int within = column % BLOCK;
    return (column - within) * rows.length + within;
  }

  /** The smallest multiple of {@value #BLOCK} that is not below a number. */
  static int padded(int count) {
    return (count + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Values filled up with zeros to a multiple of {@value #BLOCK}. */
  static float[] padded(float[] values) {
    return Arrays.copyOf(values, padded(values.length));
  }

  /** How many inputs there are. */
  int inputs() {
    return rows.length;
  }

  /** How many outputs there are, without the filling. */
  int columns() {
    return columns;
  }

  /** The rows themselves, one an input; never written to. */
  float[][] rows() {
    return rows;
  }

  /** The panels themselves, one after the other; never written to. */
  float[] panels() {
    return panels;
  }

  /** A copy of the rows. */
  float[][] toRows() {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }
}
