package io.tidewatch.model;

import static io.tidewatch.model.Hyperparameter.ACTIVATION;
import static io.tidewatch.model.Hyperparameter.ADVERSARY;
import static io.tidewatch.model.Hyperparameter.BATCH;
import static io.tidewatch.model.Hyperparameter.BETA;
import static io.tidewatch.model.Hyperparameter.CODE;
import static io.tidewatch.model.Hyperparameter.CONTRACTION;
import static io.tidewatch.model.Hyperparameter.CORRUPTION;
import static io.tidewatch.model.Hyperparameter.CORRUPTION_KIND;
import static io.tidewatch.model.Hyperparameter.DISCRIMINATOR;
import static io.tidewatch.model.Hyperparameter.EPOCHS;
import static io.tidewatch.model.Hyperparameter.FILTERS;
import static io.tidewatch.model.Hyperparameter.GROUP;
import static io.tidewatch.model.Hyperparameter.HOLD_OUT;
import static io.tidewatch.model.Hyperparameter.KERNEL;
import static io.tidewatch.model.Hyperparameter.L1;
import static io.tidewatch.model.Hyperparameter.L2;
import static io.tidewatch.model.Hyperparameter.LAYERS;
import static io.tidewatch.model.Hyperparameter.LEARNING_RATE;
import static io.tidewatch.model.Hyperparameter.LOSS;
import static io.tidewatch.model.Hyperparameter.OPTIMIZER;
import static io.tidewatch.model.Hyperparameter.PATIENCE;
import static io.tidewatch.model.Hyperparameter.POOL;
import static io.tidewatch.model.Hyperparameter.POOLING;
import static io.tidewatch.model.Hyperparameter.PRETRAIN_EPOCHS;
import static io.tidewatch.model.Hyperparameter.RHO;
import static io.tidewatch.model.Hyperparameter.SCHEDULE;
import static io.tidewatch.model.Hyperparameter.SPARSITY;
import static io.tidewatch.model.Hyperparameter.STEPS;
import static io.tidewatch.model.Hyperparameter.TIED;
import static io.tidewatch.model.Hyperparameter.UNITS;
import static io.tidewatch.model.Hyperparameter.VARIANCE;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The families of autoencoders: what each is, and which hyperparameters it takes. */
public enum Family {
  /** Principal components in closed form (Pearson 1901): code = x C, reconstruction = code Cᵀ. */
  LINEAR(Map.of(VARIANCE, "0.9"), CODE),

  /**
   * A dense network trained to restore corrupted inputs (Vincent, Larochelle, Bengio and Manzagol
   * 2008; Vincent et al. 2010).
   */
  DENOISING(
      trained(Map.of(ACTIVATION, "tanh", CORRUPTION, "0.1", CORRUPTION_KIND, "gaussian")),
      LAYERS,
      CODE),

  /**
   * Principal components found by gradient descent (Baldi and Hornik 1989): {@code (x C + c) Cᵀ +
   * b} with one matrix for both layers.
   */
  LINEAR_TIED(trained(Map.of(SCHEDULE, "linear", EPOCHS, "60", L2, "0")), CODE),

  /** One hidden layer narrower than the input (Rumelhart, Hinton and Williams 1986). */
  UNDERCOMPLETE(trained(Map.of(ACTIVATION, "tanh")), CODE),

  /** Any number of layers to the code and mirrored back (Hinton and Salakhutdinov 2006). */
  DEEP(trained(Map.of(ACTIVATION, "tanh")), LAYERS, CODE),

  /**
   * One hidden layer wider than the input, kept from copying by an L1 penalty on its activations
   * (Olshausen and Field 1997; Ng 2011).
   */
  OVERCOMPLETE(trained(Map.of(ACTIVATION, "relu", SPARSITY, "0.01", L2, "0.001")), CODE),

  /**
   * A deep network whose layers are first trained one by one, each to reconstruct the activations
   * before it, then all together (Bengio, Lamblin, Popovici and Larochelle 2007).
   */
  STACKED(trained(Map.of(ACTIVATION, "tanh", TIED, "false", PRETRAIN_EPOCHS, "10")), LAYERS, CODE),

  /** One hidden layer with an L1 penalty on its activations (Ng 2011, with L1 in place of KL). */
  SPARSE_L1(trained(Map.of(ACTIVATION, "relu", SPARSITY, "0.01", L2, "0.001")), CODE),

  /**
   * One hidden layer of sigmoid units whose mean activations are drawn to ρ by their
   * Kullback-Leibler divergence from it (Ng 2011, CS294A notes, section 3).
   */
  SPARSE_KL(trained(Map.of(SPARSITY, "0.1", RHO, "0.1")), CODE),

  /**
   * One hidden layer with a penalty on the squared Frobenius norm of its Jacobian (Rifai, Vincent,
   * Muller, Glorot and Bengio 2011, equation 1).
   */
  CONTRACTIVE(trained(Map.of(ACTIVATION, "tanh", CONTRACTION, "0.01")), CODE),

  /**
   * A Gaussian code, sampled in training and its mean in use (Kingma and Welling 2014, equation 10;
   * β by Higgins et al. 2017, equation 4).
   */
  VARIATIONAL(trained(Map.of(ACTIVATION, "tanh", BETA, "0.05")), LAYERS, CODE),

  /**
   * A code drawn to a standard normal distribution by a discriminator that tells the two apart
   * (Makhzani, Shlens, Jaitly, Goodfellow and Frey 2015).
   */
  ADVERSARIAL(
      trained(Map.of(ACTIVATION, "tanh", ADVERSARY, "0.05", DISCRIMINATOR, "16,16")), LAYERS, CODE),

  /**
   * Convolutions over the window's time axis with pooling on the way to the code and upsampling on
   * the way back (LeCun et al. 1989; Masci et al. 2011).
   */
  CONVOLUTIONAL(
      Map.of(
          FILTERS, "16",
          KERNEL, "3",
          POOL, "2",
          POOLING, "max",
          ACTIVATION, "tanh",
          LEARNING_RATE, "0.005",
          EPOCHS, "30",
          BATCH, "256",
          L2, "0.00001"),
      STEPS,
      CODE),

  /**
   * A recurrent network that reads the window into a code and one that unrolls the code into the
   * window (Malhotra et al. 2016), both of LSTM units (Hochreiter and Schmidhuber 1997).
   */
  RECURRENT(
      Map.of(
          UNITS, "32",
          LEARNING_RATE, "0.01",
          EPOCHS, "30",
          BATCH, "256",
          L2, "0.00001"),
      STEPS,
      CODE),

  /**
   * Small dense networks, one for each group of features that go together (Mirsky, Doitshman,
   * Elovici and Shabtai 2018, KitNET).
   */
  ENSEMBLE(
      Map.of(
          ACTIVATION, "tanh",
          LEARNING_RATE, "0.005",
          EPOCHS, "30",
          BATCH, "256",
          L2, "0.00001",
          GROUP, "10"));

  private final Map<Hyperparameter, String> defaults;
  private final Set<Hyperparameter> accepted;

  Family(Map<Hyperparameter, String> defaults, Hyperparameter... optional) {
    EnumMap<Hyperparameter, String> map = new EnumMap<>(Hyperparameter.class);
    map.putAll(defaults);
    this.defaults = Collections.unmodifiableMap(map);
    EnumSet<Hyperparameter> all = EnumSet.noneOf(Hyperparameter.class);
    all.addAll(map.keySet());
    all.addAll(List.of(optional));
    this.accepted = Collections.unmodifiableSet(all);
  }

  private static Map<Hyperparameter, String> trained(Map<Hyperparameter, String> own) {
    EnumMap<Hyperparameter, String> all = new EnumMap<>(Hyperparameter.class);
    all.put(LEARNING_RATE, "0.005");
    all.put(EPOCHS, "30");
    all.put(BATCH, "256");
    all.put(LOSS, "mse");
    all.put(OPTIMIZER, "adam");
    all.put(SCHEDULE, "constant");
    all.put(L1, "0");
    all.put(L2, "0.00001");
    all.put(PATIENCE, "0");
    all.put(HOLD_OUT, "0.1");
    all.putAll(own);
    return all;
  }

  /** The values taken where a config says nothing; optional hyperparameters have none. */
  public Map<Hyperparameter, String> defaults() {
    return defaults;
  }

  /** Every hyperparameter the family takes. */
  public Set<Hyperparameter> accepted() {
    return accepted;
  }

  /** The name as configs and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
