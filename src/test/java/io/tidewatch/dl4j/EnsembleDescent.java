package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The descent of an ensemble's members, each of which goes down by itself. */
record EnsembleDescent() implements Descent {

  private static final int WIDTH = 5;
  private static final double L2 = 0.01;

  /** One member for each activation. */
  @Override
  public List<GradientProbe> gradients() {
    return Stream.of(Activation.TANH, Activation.SIGMOID, Activation.RELU)
        .map(EnsembleDescent::gradient)
        .toList();
  }

  private static GradientProbe gradient(Activation activation) {
    Autoencoder member = EnsembleTraining.draw(WIDTH, activation, new SplittableRandom(1));
    return LibraryGradient.of(
        NetworkAssembly.assemble(member, new Sgd(1), L2, DataType.DOUBLE), WIDTH, "" + activation);
  }

  /** Of the first member, in fifteen epochs. */
  @Override
  public List<Double> losses(FamilyCase subject) throws TrainingException {
    AutoencoderSpec spec = subject.spec();
    float[][] rows = subject.structure().apply(1);
    int[] group = FeatureGroups.of(rows, spec.integer(Hyperparameter.GROUP)).get(0);
    SplittableRandom random = new SplittableRandom(1);
    MultiLayerNetwork network =
        NetworkAssembly.assemble(
            EnsembleTraining.draw(group.length, spec.activation(), random.split()),
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2));
    try {
      float[][] columns = EnsembleTraining.columns(rows, group);
      return LibraryFit.run(network, columns, 15, spec.integer(Hyperparameter.BATCH), random, 0);
    } finally {
      NativeRelease.release(network);
    }
  }
}
