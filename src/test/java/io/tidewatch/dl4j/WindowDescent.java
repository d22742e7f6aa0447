package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The descent of a family over windows. */
record WindowDescent(Family family) implements Descent {

  private static final int WIDTH = 12;
  private static final double L2 = 0.01;

  /** One network for each activation and pooling that the family takes. */
  @Override
  public List<GradientProbe> gradients() {
    AutoencoderSpec tiny = FamilyCase.spec(family, "steps=4", "code=2");
    Stream<AutoencoderSpec> specs =
        family == Family.RECURRENT
            ? Stream.of(FamilyCase.changed(tiny, "units=3"))
            : Stream.of(
                FamilyCase.changed(tiny, "filters=3,2", "activation=tanh", "pooling=max"),
                FamilyCase.changed(tiny, "filters=3,2", "activation=sigmoid", "pooling=average"),
                FamilyCase.changed(tiny, "filters=3", "activation=relu", "pooling=average"));
    return specs.map(WindowDescent::gradient).toList();
  }

  private static GradientProbe gradient(AutoencoderSpec spec) {
    Autoencoder drawn = shape(spec, WIDTH).draw(new SplittableRandom(1));
    return LibraryGradient.of(
        WindowAssembly.assemble(drawn, new Sgd(1), L2, DataType.DOUBLE), WIDTH, spec.toString());
  }

  /** Of twelve epochs. */
  @Override
  public List<Double> losses(FamilyCase subject) throws TrainingException {
    float[][] rows = subject.structure().apply(1);
    AutoencoderSpec spec = subject.spec();
    SplittableRandom random = new SplittableRandom(1);
    Autoencoder drawn = shape(spec, rows[0].length).draw(random.split());
    MultiLayerNetwork network =
        WindowAssembly.assemble(
            drawn,
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2),
            DataType.FLOAT);
    try {
      return LibraryFit.run(network, rows, 12, spec.integer(Hyperparameter.BATCH), random, 0);
    } finally {
      NativeRelease.release(network);
    }
  }

  private static WindowShape shape(AutoencoderSpec spec, int width) {
    return spec.family() == Family.RECURRENT
        ? RecurrentShape.of(spec, width)
        : ConvolutionalShape.of(spec, width);
  }
}
