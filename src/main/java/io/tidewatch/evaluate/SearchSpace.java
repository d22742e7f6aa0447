package io.tidewatch.evaluate;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What may be tried of one family: each hyperparameter from a range of its own, independently but
 * for the layers, which narrow towards the code. Epochs are what a search spends, steps say how the
 * rows are made, and what decides how a training is stopped or optimised is the user's: these stay.
 *
 * @param start the hyperparameters that stay
 * @param width how many features a row has
 * @param fixesShape whether what gives the layers' sizes stays, too
 * @param fits whether a spec can be trained on such rows
 */
public record SearchSpace(
    AutoencoderSpec start, int width, boolean fixesShape, Predicate<AutoencoderSpec> fits) {

  private static final int MOST_ATTEMPTS = 500;

  private static final Set<Hyperparameter> SHAPE =
      EnumSet.of(
          Hyperparameter.CODE,
          Hyperparameter.LAYERS,
          Hyperparameter.ACTIVATION,
          Hyperparameter.FILTERS,
          Hyperparameter.KERNEL,
          Hyperparameter.POOL,
          Hyperparameter.POOLING,
          Hyperparameter.UNITS,
          Hyperparameter.GROUP,
          Hyperparameter.TIED);

  /** Checks the parts. */
  public SearchSpace {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(fits, "fits");
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, but was " + width);
    }
  }

  /**
   * Draws trials from several spaces, each as likely as another.
   *
   * @param spaces at least one
   * @param configured what need not be tried again
   * @param count how many are wanted
   * @param seed the same seed gives the same trials
   * @return distinct specs that fit; fewer where so many cannot be found
   */
  public static List<AutoencoderSpec> draw(
      List<SearchSpace> spaces, AutoencoderSpec configured, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<AutoencoderSpec> seen = new HashSet<>(Set.of(configured));
    List<AutoencoderSpec> drawn = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      SearchSpace space = spaces.get(random.nextInt(spaces.size()));
      Optional<AutoencoderSpec> fresh = space.draw(random.split(), seen);
      fresh.ifPresent(
          spec -> {
            seen.add(spec);
            drawn.add(spec);
          });
    }
    return drawn;
  }

  private Optional<AutoencoderSpec> draw(SplittableRandom random, Set<AutoencoderSpec> seen) {
    Draw draw = new Draw(random);
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      AutoencoderSpec spec = candidate(draw);
      if (!seen.contains(spec) && fits.test(spec)) {
        return Optional.of(spec);
      }
    }
    return Optional.empty();
  }

  private AutoencoderSpec candidate(Draw draw) {
    Map<Hyperparameter, String> values = new EnumMap<>(Hyperparameter.class);
    values.putAll(start.hyperparameters());
    for (Hyperparameter name : Hyperparameter.values()) {
      boolean open = !fixesShape || !SHAPE.contains(name);
      if (open && start.family().accepted().contains(name)) {
        drawn(name, draw, values).ifPresent(value -> values.put(name, value));
      }
    }
    // Of the linear family the components are counted or take a share of the variance, not both.
    if (start.family() == Family.LINEAR && !fixesShape && draw.coin()) {
      values.remove(Hyperparameter.CODE);
    }
    return new AutoencoderSpec(start.family(), values);
  }

  private Optional<String> drawn(
      Hyperparameter name, Draw draw, Map<Hyperparameter, String> values) {
    return Optional.ofNullable(
        switch (name) {
          case CODE -> code(draw);
          case LAYERS -> layers(draw, Integer.parseInt(values.get(Hyperparameter.CODE)));
          case VARIANCE -> draw.number(0.5, 0.99);
          case ACTIVATION -> draw.choice("tanh", "sigmoid", "relu");
          case LEARNING_RATE -> draw.number(0.0005, 0.02);
          case BATCH -> draw.choice("32", "64", "128", "256", "512");
          case CORRUPTION -> draw.number(0.02, 0.5);
          case CORRUPTION_KIND -> draw.choice("gaussian", "masking", "salt_and_pepper", "dropout");
          case L2 -> draw.number(1e-6, 1e-2);
          case SCHEDULE -> draw.choice("constant", "linear");
          case SPARSITY -> draw.number(0.001, 1);
          case RHO -> draw.number(0.02, 0.3);
          case CONTRACTION -> draw.number(0.0001, 1);
          case BETA -> draw.number(0.001, 1);
          case TIED -> draw.choice("false", "true");
          case ADVERSARY -> draw.number(0.005, 0.5);
          case FILTERS -> draw.choice("8", "16", "32", "8,16", "16,32", "32,16");
          case KERNEL -> draw.choice("3", "5", "7");
          case POOL -> draw.choice("1", "2", "4");
          case POOLING -> draw.choice("max", "average");
          case UNITS -> Integer.toString(draw.size(4, 64));
          case GROUP -> Integer.toString(draw.size(2, Math.max(2, Math.min(width, 32))));
          case STEPS,
              EPOCHS,
              PATIENCE,
              HOLD_OUT,
              LOSS,
              OPTIMIZER,
              L1,
              PRETRAIN_EPOCHS,
              DISCRIMINATOR ->
              null;
        });
  }

  private String code(Draw draw) {
    return Integer.toString(
        switch (start.family()) {
          case OVERCOMPLETE -> draw.size(width + 1, 4 * width);
          case SPARSE_L1, SPARSE_KL -> draw.size(Math.max(1, width / 2), 2 * width);
          case CONVOLUTIONAL, RECURRENT -> draw.size(1, Math.max(1, width / 2));
          default -> draw.size(1, Math.max(1, width - 1));
        });
  }

  /** One or two layers, the first up to twice as wide as the row, none narrower than the next. */
  private String layers(Draw draw, int code) {
    int first = draw.size(code, Math.max(code, 2 * width));
    return draw.coin() ? Integer.toString(first) : first + "," + draw.size(code, first);
  }
}
