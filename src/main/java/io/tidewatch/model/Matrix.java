package io.tidewatch.model;

import java.util.Arrays;

/**
 * Weights laid out for the loops of a {@link Kernel}, twice: as rows, which plain loops read
 * fastest, and as panels, which loops over vectors do. Immutable.
 *
 * <p>A panel holds up to {@value #PANEL} neighbouring columns, row after row, so that a pass over
 * it reads memory front to back. Its width is a multiple of {@value #BLOCK}, filled up with zeros.
 */
final class Matrix {

  /** No vector used here has more lanes. */
  static final int BLOCK = 8;

  /** As many columns as four vectors have lanes. */
  static final int PANEL = 4 * BLOCK;

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
      int first = column / PANEL * PANEL;
      int width = Math.min(PANEL, padded(columns) - first);
      for (int row = 0; row < rows.length; row++) {
        panels[rows.length * first + row * width + column - first] = rows[row][column];
      }
    }
  }

  /** The smallest multiple of {@value #BLOCK} that is not below a number. */
  static int padded(int count) {
    return (count + BLOCK - 1) / BLOCK * BLOCK;
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
