package io.tidewatch.model;

/**
 * Reads a window with a {@link LstmCell} from its oldest step to its newest and gives the hidden
 * values of the last (the encoder of Malhotra et al. 2016). Place 0 of the window is the newest.
 */
public final class LstmEncoder implements Layer {

  private final Signal shape;
  private final LstmCell cell;

  /**
   * An encoder.
   *
   * @param shape of the window
   * @param cell that reads the channels of a step
   * @throws IllegalArgumentException when the cell does not read as many values as there are
   *     channels
   */
  public LstmEncoder(Signal shape, LstmCell cell) {
    if (cell.inputs() != shape.channels()) {
      throw new IllegalArgumentException(
          "cell must read " + shape.channels() + " channels, but was for " + cell.inputs());
    }
    this.shape = shape;
    this.cell = cell;
  }

  @Override
  public int inputs() {
    return shape.values();
  }

  @Override
  public int outputs() {
    return cell.units();
  }

  @Override
  public int scratch() {
    return cell.work();
  }

  /** The shape of the window. */
  public Signal shape() {
    return shape;
  }

  /** What reads the steps. */
  public LstmCell cell() {
    return cell;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    cell.reset(scratch);
    for (int t = shape.steps() - 1; t >= 0; t--) {
      cell.begin(in, t, shape.steps(), scratch);
      cell.finish(scratch);
    }
    System.arraycopy(scratch, cell.hidden(), out, 0, cell.units());
  }
}
