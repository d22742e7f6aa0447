package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/** Fits a dense network to rows. */
final class DenseFit {

  /** What a step computes lives here and ends with it. */
  private static final String WORKSPACE = "TIDEWATCH_STEP";

  private static final WorkspaceConfiguration STEP =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .overallocationLimit(0.1)
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private final DenseNetwork network;
  private final FitPlan plan;
  private final Objective objective;

  /** A fit of a network by a plan. */
  DenseFit(DenseNetwork network, FitPlan plan) {
    this.network = network;
    this.plan = plan;
    objective =
        new Objective(
            network.chain(),
            network.encoderLayers(),
            plan.loss(),
            network.term(),
            plan.l1(),
            plan.l2());
  }

  /**
   * Runs the epochs.
   *
   * @param random drawn from for the hold-out, the order and the corruption
   * @return the losses of the epochs that ran
   * @throws TrainingException when a loss is not finite or the thread is interrupted
   */
  TrainingCurve run(float[][] rows, SplittableRandom random) throws TrainingException {
    try (Patience patience = Patience.of(plan, rows, random);
        NoisyBatches batches =
            new NoisyBatches(patience.training(), plan.batch(), plan.corruption(), random);
        Steps steps =
            plan.adam()
                ? Steps.adam(network.chain(), plan.rate(), network.frozenGradients())
                : Steps.sgd(network.chain(), plan.rate(), network.frozenGradients())) {
      List<Double> losses = new ArrayList<>();
      for (int epoch = 0; epoch < plan.epochs(); epoch++) {
        steps.rate(plan.rateShare(epoch));
        network.term().rate(plan.rateShare(epoch));
        losses.add(epoch(batches, steps, epoch));
        if (patience.endsAfter(network, plan.loss())) {
          break;
        }
      }
      patience.restore(network);
      return new TrainingCurve(losses, patience.losses());
    } finally {
      Nd4j.getWorkspaceManager()
          .destroyWorkspace(
              Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(STEP, WORKSPACE));
    }
  }

  private double epoch(NoisyBatches batches, Steps steps, int epoch) throws TrainingException {
    batches.shuffle();
    double sum = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      Divergence.requireUninterrupted(epoch);
      batches.load(batch);
      double loss = step(batches, steps);
      Divergence.requireFiniteLoss(loss, epoch);
      sum += loss;
    }
    return sum / batches.count();
  }

  private double step(NoisyBatches batches, Steps steps) {
    try (MemoryWorkspace scope =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(STEP, WORKSPACE)) {
      network.term().draw(batches.noisy());
      double loss = objective.evaluate(batches.noisy(), batches.clean());
      steps.take();
      network.term().follow(objective.encoded());
      return loss;
    }
  }
}
