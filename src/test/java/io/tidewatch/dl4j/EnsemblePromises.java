package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Ensemble;

/** What an ensemble claims of rows whose features go together in two groups, in turn. */
final class EnsemblePromises {

  private EnsemblePromises() {}

  static void keepsPlantedGroupsApart(FamilyCase subject, Autoencoder trained) {
    Ensemble encoder = (Ensemble) trained.layers().get(0);
    assertThat(encoder.members())
        .extracting(Ensemble.Member::reads)
        .containsExactly(new int[] {0, 2, 4, 6}, new int[] {1, 3, 5, 7});
    float[] row = subject.structure().apply(3)[0];
    float[] before = trained.newPass().reconstruct(row).clone();
    row[4] += 5;
    float[] after = trained.newPass().reconstruct(row).clone();
    for (int f = 0; f < row.length; f++) {
      if (f % 2 == 0) {
        assertThat(after[f]).as("feature " + f).isNotEqualTo(before[f]);
      } else {
        assertThat(after[f]).as("feature " + f).isEqualTo(before[f]);
      }
    }
  }
}
