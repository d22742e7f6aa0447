package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * One small autoencoder for each of the {@link FeatureGroups}, side by side (KitNET: Mirsky,
 * Doitshman, Elovici and Shabtai 2018). A member's code has three quarters of its features, rounded
 * up, as in the paper, yet always fewer than there are where there are several: rounding up leaves
 * groups of two and three without a bottleneck, and such a member copies its input.
 *
 * <p>What differs from the paper:
 *
 * <ul>
 *   <li>There is no output layer. KitNET gives the members' errors to one more autoencoder, which
 *       learns how large each usually is and how they go together; here the error scale of the
 *       model holds every feature's residual against its usual size on the hold-out, and the score
 *       is the root of their mean square. A member's error counts by how unusual it is, as there;
 *       that a combination of usual errors may be unusual is not seen.
 *   <li>Inputs are scaled to deviations rather than to [0, 1], so that outputs carry no activation;
 *       the code carries the configured one.
 *   <li>Members train in epochs over the training set with Adam (Kingma and Ba 2015), not on each
 *       record once by plain gradient descent, and are replaced with the whole model.
 *   <li>Groups are formed as {@link FeatureGroups} says.
 * </ul>
 *
 * <p>Each member is compared with the library's own network, and so is the whole, with the network
 * of two layers whose weights between different groups are zero.
 */
final class EnsembleTraining implements FamilyTraining {

  @Override
  public void requireFit(AutoencoderSpec spec, int width, Transfer transfer) {
    List<int[]> groups = MemberLayout.groups(transfer.earlier());
    int most = spec.integer(Hyperparameter.GROUP);
    for (int[] group : groups) {
      if (group.length > most) {
        throw new IllegalArgumentException(
            "group of the earlier model must be of at most "
                + most
                + " features, but was of "
                + group.length);
      }
    }
    SplittableRandom random = new SplittableRandom(0);
    List<Autoencoder> members =
        groups.stream().map(group -> draw(group.length, spec.activation(), random)).toList();
    EarlierLayers.requireWidth(width, transfer);
    EarlierLayers.require(MemberLayout.ensemble(groups, members), transfer);
  }

  /** {@inheritDoc} With an earlier ensemble, its groups are taken over and not formed anew. */
  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> groups =
        transfer
            .map(start -> MemberLayout.groups(start.earlier()))
            .orElseGet(() -> FeatureGroups.of(rows, spec.integer(Hyperparameter.GROUP)));
    List<MemberFit.Member> members = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      Autoencoder drawn = draw(group.length, spec.activation(), random.split());
      Autoencoder first =
          transfer.isPresent() ? MemberLayout.member(transfer.get().earlier(), g) : drawn;
      int frozenLayers = transfer.map(Transfer::frozenLayers).orElse(0);
      members.add(MemberFit.train(first, columns(rows, group), spec, random.split(), frozenLayers));
    }
    List<Autoencoder> trained = members.stream().map(MemberFit.Member::autoencoder).toList();
    MultiLayerNetwork whole =
        NetworkAssembly.assemble(MemberLayout.blockwise(groups, trained), new NoOp(), 0);
    return new Trained(MemberLayout.ensemble(groups, trained), whole, curve(members));
  }

  /** The mean over the members, which all train for equally many epochs. */
  private static TrainingCurve curve(List<MemberFit.Member> members) {
    int epochs = members.get(0).losses().size();
    List<Double> means =
        IntStream.range(0, epochs)
            .mapToObj(
                epoch ->
                    members.stream()
                        .mapToDouble(member -> member.losses().get(epoch))
                        .average()
                        .orElseThrow())
            .toList();
    return new TrainingCurve(means, List.of());
  }

  /** How many units the code of a group has. */
  static int codeSize(int features) {
    int threeQuarters = (3 * features + 3) / 4;
    return Math.max(1, Math.min(features - 1, threeQuarters));
  }

  /** An untrained member over so many features. */
  static Autoencoder draw(int width, Activation activation, SplittableRandom random) {
    int code = codeSize(width);
    return new Autoencoder(
        List.of(
            layer(width, code, activation, random),
            layer(code, width, Activation.IDENTITY, random)),
        1);
  }

  /** Weights by Glorot and Bengio (2010), biases zero. */
  private static Dense layer(
      int inputs, int outputs, Activation activation, SplittableRandom random) {
    float[][] weights = new float[inputs][outputs];
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    for (float[] row : weights) {
      for (int o = 0; o < outputs; o++) {
        row[o] = (float) (deviation * random.nextGaussian());
      }
    }
    return new Dense(weights, new float[outputs], activation);
  }

  /** The features of a group, of every row. */
  static float[][] columns(float[][] rows, int[] group) {
    float[][] columns = new float[rows.length][group.length];
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < group.length; f++) {
        columns[r][f] = rows[r][group[f]];
      }
    }
    return columns;
  }
}
