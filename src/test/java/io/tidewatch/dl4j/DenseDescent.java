package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;

/** The descent of a dense family. */
record DenseDescent(Family family) implements Descent {

  private static final List<String> LOSSES = List.of("mse", "mae", "huber", "bce");
  private static final List<String> ACTIVATIONS = List.of("tanh", "sigmoid", "relu");

  /** One network for each loss and each activation that the family takes. */
  @Override
  public List<GradientProbe> gradients() {
    List<GradientProbe> probes = new ArrayList<>();
    Set<Hyperparameter> accepted = family.accepted();
    for (String loss : LOSSES) {
      AutoencoderSpec spec = tiny().with(Hyperparameter.LOSS, loss);
      if (accepted.contains(Hyperparameter.ACTIVATION)) {
        for (String activation : ACTIVATIONS) {
          probes.add(DenseGradient.of(spec.with(Hyperparameter.ACTIVATION, activation)));
        }
      } else {
        probes.add(DenseGradient.of(spec));
      }
    }
    if (accepted.contains(Hyperparameter.TIED)) {
      probes.add(DenseGradient.of(tiny().with(Hyperparameter.TIED, "true")));
    }
    if (family == Family.ADVERSARIAL) {
      probes.add(DenseGradient.ofDiscriminator());
    }
    return probes;
  }

  /** Of fifteen epochs, without the pre-training that a stacked network has behind it. */
  @Override
  public List<Double> losses(FamilyCase subject) throws TrainingException {
    float[][] rows = subject.structure().apply(1);
    SplittableRandom random = new SplittableRandom(1);
    AutoencoderSpec spec = subject.spec().with(Hyperparameter.EPOCHS, "15");
    DenseDesign design = DenseDesign.draw(spec, rows[0].length, random);
    try (DenseNetwork network = design.build(DataType.FLOAT, random.split())) {
      return new DenseFit(network, FitPlan.of(spec)).run(rows, random).training();
    }
  }

  private AutoencoderSpec tiny() {
    AutoencoderSpec spec =
        FamilyCase.spec(
            family, "code=" + (family == Family.OVERCOMPLETE ? 6 : 2), "l1=0.02", "l2=0.03");
    return family.accepted().contains(Hyperparameter.LAYERS)
        ? spec.with(Hyperparameter.LAYERS, "3")
        : spec;
  }
}
