package io.tidewatch.dl4j;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Networks of every shape that a family can take, for rows of a case, trained briefly. */
final class RandomArchitecture {

  private RandomArchitecture() {}

  /** The case's settings with sizes and functions drawn anew, where its family takes them. */
  static AutoencoderSpec of(FamilyCase subject, SplittableRandom random) {
    AutoencoderSpec spec = subject.spec();
    for (Hyperparameter name : spec.family().accepted()) {
      String drawn = drawn(spec.family(), name, random);
      spec = drawn.isEmpty() ? spec : spec.with(name, drawn);
    }
    return spec;
  }

  private static String drawn(Family family, Hyperparameter name, SplittableRandom random) {
    return switch (name) {
      case CODE ->
          ""
              + random.nextInt(
                  family == Family.OVERCOMPLETE ? 9 : 2, family == Family.OVERCOMPLETE ? 20 : 8);
      case LAYERS -> sizes(random.nextInt(1, 3), 6, 41, random);
      case FILTERS -> sizes(random.nextInt(1, 3), 4, 13, random);
      case UNITS -> "" + random.nextInt(6, 16);
      case GROUP -> "" + random.nextInt(2, 9);
      case KERNEL -> "" + (2 * random.nextInt(1, 4) - 1);
      case POOL -> "" + random.nextInt(1, 3);
      case ACTIVATION -> one(random, "tanh", "sigmoid", "relu");
      case POOLING -> one(random, "max", "average");
      // Enough to learn a little: a training that learns nothing is refused.
      case EPOCHS -> "10";
      case LEARNING_RATE -> "0.02";
      // With the usual weight a small code may rightly be given up for its prior.
      case BETA -> "0.001";
      default -> "";
    };
  }

  private static String sizes(int count, int least, int bound, SplittableRandom random) {
    return IntStream.range(0, count)
        .mapToObj(i -> "" + random.nextInt(least, bound))
        .collect(Collectors.joining(","));
  }

  private static String one(SplittableRandom random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
