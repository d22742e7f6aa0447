package io.tidewatch.model;

/**
 * Unrolls a code over time with a {@link LstmCell} that reads the same code at every step, and
 * gives the hidden values of all steps, unit by unit. It begins with place 0, the newest step: in
 * the reverse of the order the window was read in (Malhotra et al. 2016; the decoder without
 * feedback is the unconditional one of Srivastava, Mansimov and Salakhutdinov 2015).
 */
public final class LstmDecoder implements Layer {

  private final int steps;
  private final LstmCell cell;

  /**
   * A decoder.
   *
   * @param steps how many to unroll
   * @param cell that reads the code
   * @throws IllegalArgumentException when there are no steps, or too many outputs
   */
  public LstmDecoder(int steps, LstmCell cell) {
    new Signal(cell.units(), steps);
    this.steps = steps;
    this.cell = cell;
  }

  @Override
  public int inputs() {
    return cell.inputs();
  }

  @Override
  public int outputs() {
    return cell.units() * steps;
  }

  @Override
  public int scratch() {
    return cell.work() + cell.sums();
  }

  /** How many steps it unrolls. */
  public int steps() {
    return steps;
  }

  /** What reads the code. */
  public LstmCell cell() {
    return cell;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int units = cell.units();
    int hidden = cell.hidden();
    cell.reset(scratch);
    cell.begin(in, 0, 1, scratch);
    System.arraycopy(scratch, 0, scratch, cell.work(), cell.sums());
    for (int t = 0; t < steps; t++) {
      System.arraycopy(scratch, cell.work(), scratch, 0, cell.sums());
      cell.finish(scratch);
      for (int u = 0; u < units; u++) {
        out[u * steps + t] = scratch[hidden + u];
      }
    }
  }
}
