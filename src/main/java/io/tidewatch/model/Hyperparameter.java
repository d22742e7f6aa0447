package io.tidewatch.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be set of a family, with the rule a value must follow. Values travel as text. */
public enum Hyperparameter {
  /** Units of the code; where absent, a third of the features, at least 1. */
  CODE(Kind.INTEGER, 1, 4096),
  /**
   * Units of each encoder layer before the code; where absent, one of two thirds of the features.
   */
  LAYERS(Kind.SIZES, 1, 4096),
  /** The share of the variance that the components keep; ignored where the code size is given. */
  VARIANCE(Kind.NUMBER, 0.01, 1),
  /** The function of the hidden layers. */
  ACTIVATION(Kind.CHOICE, 0, 0, "tanh", "sigmoid", "relu"),
  /** The optimiser's step. */
  LEARNING_RATE(Kind.NUMBER, 1e-7, 10),
  /** Passes over the training set. */
  EPOCHS(Kind.INTEGER, 1, 10_000),
  /** Rows of a gradient step. */
  BATCH(Kind.INTEGER, 1, 65_536),
  /**
   * How much the scaled inputs are corrupted: the deviation of the Gaussian noise, or the share of
   * values that another kind of corruption replaces.
   */
  CORRUPTION(Kind.NUMBER, 0, 10),
  /** Weight of the squared-weights penalty. */
  L2(Kind.NUMBER, 0, 10),
  /** What is minimised: the distance of the reconstruction from the row. */
  LOSS(Kind.CHOICE, 0, 0, "mse", "mae", "huber", "bce"),
  /** How a gradient becomes a step. */
  OPTIMIZER(Kind.CHOICE, 0, 0, "adam", "sgd"),
  /** The step over the epochs: as it is, or falling linearly to zero over the latter half. */
  SCHEDULE(Kind.CHOICE, 0, 0, "constant", "linear"),
  /** Weight of the absolute-weights penalty. */
  L1(Kind.NUMBER, 0, 10),
  /** Epochs without a better hold-out loss after which training stops; 0 for never. */
  PATIENCE(Kind.INTEGER, 0, 10_000),
  /** The share of the rows that early stopping holds out; unused where patience is 0. */
  HOLD_OUT(Kind.NUMBER, 0.01, 0.5),
  /** How inputs are corrupted. */
  CORRUPTION_KIND(Kind.CHOICE, 0, 0, "gaussian", "masking", "salt_and_pepper", "dropout"),
  /** Weight of the sparsity penalty on the code. */
  SPARSITY(Kind.NUMBER, 0, 100),
  /** The mean activation that every unit of the code is drawn to. */
  RHO(Kind.OPEN_NUMBER, 0, 1),
  /** Weight of the squared Frobenius norm of the encoder's Jacobian. */
  CONTRACTION(Kind.NUMBER, 0, 100),
  /** Weight of the divergence of the code's distribution from its prior. */
  BETA(Kind.NUMBER, 0, 100),
  /** Whether each decoder layer carries the transposed weights of its encoder layer. */
  TIED(Kind.CHOICE, 0, 0, "false", "true"),
  /** Passes over the training set for each layer before all are tuned together. */
  PRETRAIN_EPOCHS(Kind.INTEGER, 0, 10_000),
  /** Units of each hidden layer of the discriminator. */
  DISCRIMINATOR(Kind.SIZES, 1, 4096),
  /** Weight of the encoder's share in deceiving the discriminator. */
  ADVERSARY(Kind.NUMBER, 0, 100),
  /**
   * Steps of a window: a row holds that many values of each channel, channel by channel, the newest
   * first. It has no default, for nothing in a row tells where a channel ends.
   */
  STEPS(Kind.INTEGER, 2, 256),
  /** Filters of each convolution on the way to the code; the way back mirrors them. */
  FILTERS(Kind.SIZES, 1, 256),
  /** Steps that a filter sees at once; no more than the window has. */
  KERNEL(Kind.ODD, 1, 63),
  /** Steps that become one after each convolution; 1 leaves them as they are. */
  POOL(Kind.INTEGER, 1, 16),
  /** Whether pooling keeps the largest value or the mean. */
  POOLING(Kind.CHOICE, 0, 0, "max", "average"),
  /** LSTM units of the encoder, and of the decoder. */
  UNITS(Kind.INTEGER, 1, 512),
  /** Features of a group at most. */
  GROUP(Kind.INTEGER, 1, 4096);

  private enum Kind {
    INTEGER,
    ODD,
    NUMBER,
    OPEN_NUMBER,
    SIZES,
    CHOICE
  }

  private final Kind kind;
  private final double least;
  private final double most;
  private final List<String> choices;

  Hyperparameter(Kind kind, double least, double most, String... choices) {
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.choices = List.of(choices);
  }

  /** The name as configs and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule a value must follow, for messages and the reference. */
  public String rule() {
    return switch (kind) {
      case CHOICE -> "one of " + String.join(", ", choices);
      case SIZES -> "a list of whole numbers from " + (int) least + " to " + (int) most;
      case ODD -> "an odd number from " + (int) least + " to " + (int) most;
      case INTEGER -> "a whole number from " + (int) least + " to " + (int) most;
      case NUMBER -> "a number from " + least + " to " + most;
      case OPEN_NUMBER -> "a number above " + least + " and below " + most;
    };
  }

  /** Whether a value is a list of sizes. */
  public boolean takesSizes() {
    return kind == Kind.SIZES;
  }

  /** Whether the text follows {@link #rule()}; sizes are separated by commas. */
  public boolean accepts(String text) {
    return switch (kind) {
      case CHOICE -> choices.contains(text);
      case SIZES -> Arrays.stream(text.split(",", -1)).allMatch(size -> inRange(size, true));
      case INTEGER -> inRange(text, true);
      case ODD -> inRange(text, true) && Integer.parseInt(text.strip()) % 2 == 1;
      case NUMBER -> inRange(text, false);
      case OPEN_NUMBER -> inRange(text, false) && !onEdge(text);
    };
  }

  private boolean onEdge(String text) {
    double value = Double.parseDouble(text.strip());
    return value == least || value == most;
  }

  private boolean inRange(String text, boolean whole) {
    try {
      double value = whole ? Integer.parseInt(text.strip()) : Double.parseDouble(text.strip());
      return value >= least && value <= most;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
