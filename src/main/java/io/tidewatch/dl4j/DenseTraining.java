package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Every family of dense layers that is trained by gradients: the network is drawn, pre-trained
 * where the family asks for it and no earlier network stands in, fitted, compiled, and the compiled
 * pass compared with the network that was fitted.
 */
final class DenseTraining implements FamilyTraining {

  /** A network that the caller closes, and how its loss fell. */
  private record Fitted(DenseNetwork network, TrainingCurve curve) {}

  @Override
  public void requireFit(AutoencoderSpec spec, int width) {
    NetworkShape.of(spec, width);
  }

  @Override
  public void requireFit(AutoencoderSpec spec, int width, Transfer transfer) {
    DenseDesign design = DenseDesign.draw(spec, width, new SplittableRandom(0));
    EarlierLayers.require(design.compile(), transfer);
    if (design.tied()) {
      EarlierLayers.requireTied(transfer);
    }
  }

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    Fitted fitted = fit(rows, spec, seed, transfer);
    try (DenseNetwork network = fitted.network()) {
      Autoencoder trained = Divergence.compile(network::compile);
      // Before parity: where weights ran away the rounding errors do too, and are not the reason.
      Divergence.requireLearning(untrained(rows, spec, seed), trained, rows);
      ParityCheck.require(trained, network::reconstruct, rows);
      return new Trained(trained, NetworkAssembly.assemble(trained, new NoOp(), 0), fitted.curve());
    }
  }

  /** The trained network, still in native memory; the caller closes it. */
  static DenseNetwork fit(float[][] rows, AutoencoderSpec spec, long seed)
      throws TrainingException {
    return fit(rows, spec, seed, Optional.empty()).network();
  }

  private static Fitted fit(
      float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    DenseDesign drawn = DenseDesign.draw(spec, rows[0].length, random.split());
    SplittableRandom batches = random.split();
    DenseNetwork network =
        start(drawn, rows, transfer, random).build(DataType.FLOAT, random.split());
    try {
      return new Fitted(network, new DenseFit(network, FitPlan.of(spec)).run(rows, batches));
    } catch (TrainingException | RuntimeException failed) {
      network.close();
      throw failed;
    }
  }

  private static DenseDesign start(
      DenseDesign drawn, float[][] rows, Optional<Transfer> transfer, SplittableRandom random)
      throws TrainingException {
    if (transfer.isPresent()) {
      return drawn.from(transfer.get());
    }
    return drawn.spec().family() == Family.STACKED
        ? GreedyPretraining.pretrain(drawn, rows, random.split())
        : drawn;
  }

  private static Autoencoder untrained(float[][] rows, AutoencoderSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return DenseDesign.draw(spec, rows[0].length, random.split()).compile();
  }
}
