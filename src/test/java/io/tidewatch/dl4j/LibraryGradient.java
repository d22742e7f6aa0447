package io.tidewatch.dl4j;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The loss of the library's own network.
 *
 * @param network in double precision, with plain descent of rate 1 for its optimiser
 * @param rows what it reconstructs
 * @param name for messages
 */
record LibraryGradient(MultiLayerNetwork network, DataSet rows, String name)
    implements GradientProbe {

  private static final int ROWS = 5;

  /** Of a network whose parameters, zero biases among them, are moved a little by chance. */
  static LibraryGradient of(MultiLayerNetwork network, int width, String name) {
    SplittableRandom random = new SplittableRandom(2);
    for (long p = 0; p < network.numParams(); p++) {
      network.params().putScalar(p, network.params().getDouble(p) + 0.1 * random.nextGaussian());
    }
    INDArray rows =
        Nd4j.createFromArray(Samples.gaussian(ROWS, width, random)).castTo(DataType.DOUBLE);
    return new LibraryGradient(network, new DataSet(rows, rows), name);
  }

  @Override
  public int parameters() {
    return (int) network.numParams();
  }

  @Override
  public double lossAt(int parameter, double distance) {
    double held = network.params().getDouble(parameter);
    network.params().putScalar(parameter, held + distance);
    double loss = network.score(rows);
    network.params().putScalar(parameter, held);
    return loss;
  }

  /** What a step of rate 1 takes off the parameters, which are put back. */
  @Override
  public double[] gradient() {
    double[] before = network.params().toDoubleVector();
    network.fit(rows);
    double[] after = network.params().toDoubleVector();
    double[] gradient = new double[before.length];
    for (int p = 0; p < before.length; p++) {
      gradient[p] = before[p] - after[p];
      network.params().putScalar(p, before[p]);
    }
    return gradient;
  }

  @Override
  public String toString() {
    return name;
  }
}
