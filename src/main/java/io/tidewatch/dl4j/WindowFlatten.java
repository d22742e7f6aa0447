package io.tidewatch.dl4j;

import io.tidewatch.model.Signal;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.preprocessor.BaseInputPreProcessor;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes (rows, channels, steps) for (rows, values), channel by channel. */
final class WindowFlatten extends BaseInputPreProcessor {

  private static final long serialVersionUID = 1L;

  private final int channels;
  private final int steps;

  /** Flattens values of a shape. */
  WindowFlatten(Signal shape) {
    this.channels = shape.channels();
    this.steps = shape.steps();
  }

  @Override
  public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaces) {
    return workspaces
        .dup(ArrayType.ACTIVATIONS, input, 'c')
        .reshape('c', input.size(0), (long) channels * steps);
  }

  @Override
  public INDArray backprop(INDArray gradient, int miniBatchSize, LayerWorkspaceMgr workspaces) {
    return workspaces
        .dup(ArrayType.ACTIVATION_GRAD, gradient, 'c')
        .reshape('c', gradient.size(0), channels, steps);
  }

  @Override
  public InputType getOutputType(InputType input) {
    return InputType.feedForward((long) channels * steps);
  }
}
