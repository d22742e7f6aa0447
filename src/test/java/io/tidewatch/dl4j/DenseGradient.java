package io.tidewatch.dl4j;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The loss of a small dense network, or of the discriminator on its code. */
record DenseGradient(DenseChain chain, DoubleSupplier loss) implements GradientProbe {

  private static final int WIDTH = 4;
  private static final int ROWS = 7;

  static DenseGradient of(AutoencoderSpec spec) {
    INDArray rows = rows(1);
    DenseNetwork network = network(spec, rows);
    FitPlan plan = FitPlan.of(spec);
    Objective objective =
        new Objective(
            network.chain(),
            network.encoderLayers(),
            plan.loss(),
            network.term(),
            plan.l1(),
            plan.l2());
    boolean corrupts = spec.family() == Family.DENOISING;
    INDArray inputs = corrupts ? rows.add(rows(2).mul(0.3)) : rows;
    return new DenseGradient(network.chain(), () -> objective.evaluate(inputs, rows));
  }

  static DenseGradient ofDiscriminator() {
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.ADVERSARIAL).with(Hyperparameter.DISCRIMINATOR, "3,2");
    INDArray rows = rows(1);
    DenseNetwork network = network(spec, rows);
    Discriminator discriminator = (Discriminator) network.term();
    INDArray codes = network.encode(rows);
    return new DenseGradient(discriminator.chain(), () -> discriminator.evaluate(codes));
  }

  private static DenseNetwork network(AutoencoderSpec spec, INDArray rows) {
    SplittableRandom random = new SplittableRandom(3);
    DenseNetwork network =
        DenseDesign.draw(spec, WIDTH, random.split()).build(DataType.DOUBLE, random);
    // Biases start at zero, where a kink would hide.
    INDArray values = network.chain().values();
    for (long i = 0; i < values.length(); i++) {
      values.putScalar(i, values.getDouble(i) + 0.2 * random.nextGaussian());
    }
    network.term().draw(rows);
    return network;
  }

  private static INDArray rows(long seed) {
    return Nd4j.createFromArray(Samples.gaussian(ROWS, WIDTH, new SplittableRandom(seed)))
        .castTo(DataType.DOUBLE);
  }

  @Override
  public int parameters() {
    return (int) chain.values().length();
  }

  @Override
  public double lossAt(int parameter, double distance) {
    double held = chain.values().getDouble(parameter);
    chain.values().putScalar(parameter, held + distance);
    double value = loss.getAsDouble();
    chain.values().putScalar(parameter, held);
    return value;
  }

  @Override
  public double[] gradient() {
    loss.getAsDouble();
    return chain.gradients().toDoubleVector();
  }
}
