package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;

/** What the families over windows claim. */
final class WindowPromises {

  private WindowPromises() {}

  /** A window of the same values in another order is not one of those it has learnt. */
  static void knowsTheOrderOfSteps(FamilyCase subject, Autoencoder trained) {
    float[][] on = subject.structure().apply(2);
    float[][] shuffled = Waves.shuffled(on, 4);
    assertThat(Samples.error(trained, on, on))
        .isLessThan(Samples.error(trained, shuffled, shuffled) / 10);
  }
}
