package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Every family of dense layers that is trained by gradients: the network is drawn, pre-trained
 * where the family asks for it, fitted, compiled, and the compiled pass compared with the network
 * that was fitted.
 */
final class DenseTraining implements FamilyTraining {

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed) throws TrainingException {
    try (DenseNetwork network = fit(rows, spec, seed)) {
      Autoencoder trained = Divergence.compile(network::compile);
      // Before parity: where weights ran away the rounding errors do too, and are not the reason.
      Divergence.requireLearning(untrained(rows, spec, seed), trained, rows);
      ParityCheck.require(trained, network::reconstruct, rows);
      return new Trained(trained, NetworkAssembly.assemble(trained, new NoOp(), 0));
    }
  }

  /** The trained network, still in native memory; the caller closes it. */
  static DenseNetwork fit(float[][] rows, AutoencoderSpec spec, long seed)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    DenseDesign drawn = DenseDesign.draw(spec, rows[0].length, random.split());
    SplittableRandom batches = random.split();
    DenseDesign start =
        spec.family() == Family.STACKED
            ? GreedyPretraining.pretrain(drawn, rows, random.split())
            : drawn;
    DenseNetwork network = start.build(DataType.FLOAT, random.split());
    try {
      new DenseFit(network, FitPlan.of(spec)).run(rows, batches);
      return network;
    } catch (TrainingException | RuntimeException failed) {
      network.close();
      throw failed;
    }
  }

  private static Autoencoder untrained(float[][] rows, AutoencoderSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DenseDesign drawn = DenseDesign.draw(spec, rows[0].length, random.split());
    try (DenseNetwork network = drawn.build(DataType.FLOAT, random)) {
      return network.compile();
    }
  }
}
