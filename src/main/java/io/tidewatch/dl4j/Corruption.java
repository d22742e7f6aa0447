package io.tidewatch.dl4j;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What is done to rows before a network has to restore them (Vincent et al. 2010, section 3.3).
 *
 * @param kind how
 * @param amount the deviation of Gaussian noise, or the share of values that is replaced
 */
record Corruption(Kind kind, double amount) {

  /** Salt is this many deviations above the mean of a scaled feature, pepper as many below. */
  static final float EXTREME = 3;

  /** Leaves rows as they are. */
  static final Corruption NONE = new Corruption(Kind.NONE, 0);

  /** The kinds of corruption. */
  enum Kind {
    /** None. */
    NONE,
    /** Noise is added to every value. */
    GAUSSIAN,
    /** A share of the values becomes 0, the mean of a scaled feature. */
    MASKING,
    /** A share of the values becomes one of the two extremes, each as likely. */
    SALT_AND_PEPPER,
    /**
     * A share of the values becomes 0 and the others grow to keep the mean (Srivastava et al. 2014,
     * section 10).
     */
    DROPOUT
  }

  /** The corruption of a spec, none for families that know none. */
  static Corruption of(AutoencoderSpec spec) {
    if (!spec.family().accepted().contains(Hyperparameter.CORRUPTION_KIND)) {
      return NONE;
    }
    String kind = spec.choice(Hyperparameter.CORRUPTION_KIND).toUpperCase(Locale.ROOT);
    return new Corruption(Kind.valueOf(kind), spec.number(Hyperparameter.CORRUPTION));
  }

  /** Corrupts values in place. */
  void apply(float[] values, SplittableRandom random) {
    if (kind == Kind.NONE) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = corrupted(values[i], random);
    }
  }

  private float corrupted(float value, SplittableRandom random) {
    return switch (kind) {
      case NONE -> value;
      case GAUSSIAN -> value + (float) (amount * random.nextGaussian());
      case MASKING -> random.nextDouble() < amount ? 0 : value;
      case SALT_AND_PEPPER -> {
        double drawn = random.nextDouble();
        yield drawn >= amount ? value : drawn < amount / 2 ? -EXTREME : EXTREME;
      }
      case DROPOUT -> random.nextDouble() < amount ? 0 : (float) (value / (1 - amount));
    };
  }
}
