package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.LstmCell;
import io.tidewatch.model.LstmDecoder;
import io.tidewatch.model.LstmEncoder;
import io.tidewatch.model.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The LSTM encoder-decoder of Malhotra et al. (2016): an LSTM reads the window from old to new, its
 * last hidden values become the code, and another LSTM gives the window back in reverse, the newest
 * step first, through a linear layer that is the same at every step.
 *
 * <p>Two things are built otherwise than in the paper. A linear layer stands between the encoder
 * and the code, so that the code's size does not tie the number of units. And the decoder reads the
 * code at every step (the library's RepeatVector) instead of starting from the encoder's state and
 * reading the value before: the paper feeds it the true value in training and its own guess in use,
 * two different networks, whereas this one is scored as it was trained.
 */
final class RecurrentShape implements WindowShape {

  private final Signal window;
  private final int units;
  private final int code;

  private RecurrentShape(Signal window, int units, int code) {
    this.window = window;
    this.units = units;
    this.code = code;
  }

  /**
   * Takes the sizes from a spec.
   *
   * @param spec of the recurrent family
   * @param width how many features
   * @throws IllegalArgumentException when they do not fit the width, or are too large
   */
  static RecurrentShape of(AutoencoderSpec spec, int width) {
    Signal window = WindowShape.window(spec, width);
    RecurrentShape shape =
        new RecurrentShape(
            window, spec.integer(Hyperparameter.UNITS), WindowShape.code(spec, width));
    WindowShape.requireBounds(spec, shape.parameters(), shape.workingValues());
    return shape;
  }

  private long parameters() {
    long encoder = 4L * units * (window.channels() + units + 1L);
    long decoder = 4L * units * (code + units + 1L);
    long between = (units + 1L) * code;
    return encoder + between + decoder + (units + 1L) * window.channels();
  }

  /** Gates, states and their inputs, of both LSTMs at every step. */
  private long workingValues() {
    return window.steps() * (16L * units + 2L * window.channels() + code);
  }

  @Override
  public Autoencoder draw(SplittableRandom random) {
    LstmEncoder encoder = new LstmEncoder(window, cell(window.channels(), random));
    var squeeze = WindowShape.dense(units, code, Activation.IDENTITY, random);
    LstmDecoder decoder = new LstmDecoder(window.steps(), cell(code, random));
    float[][][] weights = new float[window.channels()][][];
    double deviation = Math.sqrt(2.0 / (units + window.channels()));
    for (int c = 0; c < weights.length; c++) {
      weights[c] = WindowShape.normal(units, 1, deviation, random);
    }
    Conv1d give =
        new Conv1d(
            new Signal(units, window.steps()),
            weights,
            new float[window.channels()],
            Activation.IDENTITY);
    return new Autoencoder(List.of(encoder, squeeze, decoder, give), 2);
  }

  /**
   * Weights after Glorot and Bengio (2010); biases zero but those of the forget gates, which are 1,
   * or nothing would be remembered at first (Gers, Schmidhuber and Cummins 2000).
   */
  private LstmCell cell(int inputs, SplittableRandom random) {
    float[] bias = new float[4 * units];
    Arrays.fill(bias, units, 2 * units, 1f);
    return new LstmCell(
        WindowShape.normal(inputs, 4 * units, Math.sqrt(2.0 / (inputs + units)), random),
        WindowShape.normal(units, 4 * units, Math.sqrt(1.0 / units), random),
        bias);
  }
}
