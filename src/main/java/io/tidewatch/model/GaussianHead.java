package io.tidewatch.model;

/**
 * The last encoder layer of a variational network: means and logarithms of variances of a Gaussian
 * code (Kingma and Welling 2014). Its output are the means, so that a pass takes no chance; the
 * variances are there for measures that ask what else the code might have been.
 *
 * @param means one output a code value
 * @param logVariances as wide
 */
public record GaussianHead(Dense means, Dense logVariances) implements TiledLayer {

  /**
   * Checks that the two fit.
   *
   * @throws IllegalArgumentException when their widths differ
   */
  public GaussianHead {
    if (means.inputs() != logVariances.inputs() || means.outputs() != logVariances.outputs()) {
      throw new IllegalArgumentException(
          "variances must be as wide as the means ("
              + means.inputs()
              + " to "
              + means.outputs()
              + "), but was "
              + logVariances.inputs()
              + " to "
              + logVariances.outputs());
    }
  }

  @Override
  public int inputs() {
    return means.inputs();
  }

  @Override
  public int outputs() {
    return means.outputs();
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    means.forward(in, out, scratch);
  }

  @Override
  public void forwardTile(float[] in, float[] out, float[] scratch) {
    means.forwardTile(in, out, scratch);
  }

  /** Computes the code's standard deviations. */
  void deviations(float[] in, float[] out, float[] scratch) {
    logVariances.forward(in, out, scratch);
    for (int i = 0; i < outputs(); i++) {
      out[i] = FastMath.exp(0.5f * out[i]);
    }
  }
}
