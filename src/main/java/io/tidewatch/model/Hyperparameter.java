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
  /** Deviation of the Gaussian noise put on the scaled inputs. */
  CORRUPTION(Kind.NUMBER, 0, 10),
  /** Weight of the squared-weights penalty. */
  L2(Kind.NUMBER, 0, 10);

  private enum Kind {
    INTEGER,
    NUMBER,
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
      case INTEGER -> "a whole number from " + (int) least + " to " + (int) most;
      case NUMBER -> "a number from " + least + " to " + most;
    };
  }

  /** Whether the text follows {@link #rule()}; sizes are separated by commas. */
  public boolean accepts(String text) {
    return switch (kind) {
      case CHOICE -> choices.contains(text);
      case SIZES -> Arrays.stream(text.split(",", -1)).allMatch(size -> inRange(size, true));
      case INTEGER -> inRange(text, true);
      case NUMBER -> inRange(text, false);
    };
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
