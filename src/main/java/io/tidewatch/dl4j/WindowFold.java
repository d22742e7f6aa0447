package io.tidewatch.dl4j;

import io.tidewatch.model.Signal;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.preprocessor.BaseInputPreProcessor;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes (rows, values) for (rows, channels, steps), the shape of the library's layers over time.
 *
 * <p>A row holds its newest step first. Convolutions do not mind: their filters are learnt the
 * other way round. A recurrent layer that is to end with the newest step needs the steps turned.
 */
final class WindowFold extends BaseInputPreProcessor {

  private static final long serialVersionUID = 1L;

  private final int channels;
  private final int steps;
  private final boolean oldestFirst;

  /**
   * A fold.
   *
   * @param shape of the values
   * @param oldestFirst whether the steps are turned round
   */
  WindowFold(Signal shape, boolean oldestFirst) {
    this.channels = shape.channels();
    this.steps = shape.steps();
    this.oldestFirst = oldestFirst;
  }

  @Override
  public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaces) {
    INDArray copy = workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
    INDArray folded = copy.reshape('c', input.size(0), channels, steps);
    return oldestFirst
        ? TimeSeriesUtils.reverseTimeSeries(folded, workspaces, ArrayType.ACTIVATIONS)
        : folded;
  }

  @Override
  public INDArray backprop(INDArray gradient, int miniBatchSize, LayerWorkspaceMgr workspaces) {
    INDArray turned =
        oldestFirst
            ? TimeSeriesUtils.reverseTimeSeries(gradient, workspaces, ArrayType.ACTIVATION_GRAD)
            : gradient;
    return workspaces
        .dup(ArrayType.ACTIVATION_GRAD, turned, 'c')
        .reshape('c', gradient.size(0), (long) channels * steps);
  }

  @Override
  public InputType getOutputType(InputType input) {
    return InputType.recurrent(channels, steps);
  }
}
