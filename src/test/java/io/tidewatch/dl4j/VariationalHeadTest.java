package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.GaussianHead;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Layer;
import org.junit.jupiter.api.Test;

/** The distribution of a variational code, compiled. */
class VariationalHeadTest {

  private static final float[][] ROWS = Samples.linear(200, 5, 2, 4);

  @Test
  void meansAndVariancesAreThoseOfTheFittedNetwork() throws Exception {
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.VARIATIONAL)
            .with(Hyperparameter.CODE, "2")
            .with(Hyperparameter.LAYERS, "6")
            .with(Hyperparameter.EPOCHS, "5");
    try (DenseNetwork network = DenseTraining.fit(ROWS, spec, 3)) {
      float[][] theirs = network.encode(ROWS);
      Autoencoder compiled = network.compile();
      GaussianHead head = (GaussianHead) compiled.layers().get(compiled.encoderLayers() - 1);
      for (int i = 0; i < ROWS.length; i++) {
        float[] hidden = through(compiled.layers().get(0), ROWS[i]);
        float[] means = through(head.means(), hidden);
        float[] logVariances = through(head.logVariances(), hidden);
        for (int unit = 0; unit < 2; unit++) {
          assertThat(means[unit]).isCloseTo(theirs[i][unit], within(1e-5f));
          assertThat(logVariances[unit]).isCloseTo(theirs[i][2 + unit], within(1e-5f));
        }
      }
    }
  }

  private static float[] through(Layer layer, float[] in) {
    float[] out = new float[layer.outputs()];
    layer.forward(in, out, new float[layer.scratch()]);
    return out;
  }
}
