package io.tidewatch.dl4j;

import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains every {@link io.tidewatch.model.Family} with DL4J on the calling thread, and lets only
 * those autoencoders out whose compiled pass agrees with the library's output.
 *
 * <p>The same rows, spec and seed give the same bits on every call and in every process that was
 * started with {@code OMP_NUM_THREADS=1}; a warning is logged once where it was not. The native
 * library chooses its matrix kernels by the kind of processor, so the promise holds between
 * processors of one kind. All chance is drawn from generators seeded here, none from ND4J's own,
 * which is bound to a thread.
 *
 * <p>It owns nothing between calls: native memory is given back before {@link #train} returns. ND4J
 * keeps workspaces for each thread that trains, so call it from one long-lived thread rather than
 * from a new one each time. Interrupting that thread ends a training early with a {@link
 * TrainingException}; the interrupt status stays set.
 */
public final class Dl4jTrainer implements Trainer {

  private final Consumer<TrainingCurve> curves;
  private final long offHeapBytes;

  /** A trainer; the first one of a process checks how the process was started. */
  public Dl4jTrainer() {
    this(curve -> {});
  }

  /**
   * A trainer that says how losses fell.
   *
   * @param curves takes the curve of each training that gave a network, before {@link #train}
   *     returns it
   */
  public Dl4jTrainer(Consumer<TrainingCurve> curves) {
    this(curves, Long.MAX_VALUE);
  }

  private Dl4jTrainer(Consumer<TrainingCurve> curves, long offHeapBytes) {
    this.curves = curves;
    this.offHeapBytes = offHeapBytes;
    NativeSettings.warnOnce();
  }

  /**
   * A trainer that refuses a training which would take more memory beside the Java heap.
   *
   * @param offHeapBytes the most that one may take
   */
  public static Dl4jTrainer within(long offHeapBytes) {
    return new Dl4jTrainer(curve -> {}, offHeapBytes);
  }

  /**
   * Checks a spec against the width of the rows, without any rows.
   *
   * @param spec family and hyperparameters
   * @param width how many features a row will have, at least 1
   * @throws IllegalArgumentException naming the hyperparameter that does not fit, as {@link #train}
   *     would
   */
  public static void requireFit(AutoencoderSpec spec, int width) {
    FamilyTraining.of(spec.family()).requireFit(spec, width);
  }

  /**
   * Checks an earlier network against a spec that fits the width.
   *
   * @throws IllegalArgumentException saying what does not fit, as {@link #train} would
   */
  public static void requireFit(AutoencoderSpec spec, int width, Transfer transfer) {
    FamilyTraining.of(spec.family()).requireFit(spec, width, transfer);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when there are no rows, they are empty or of unequal width,
   *     hold a value that is not finite, or the spec does not fit their width
   */
  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed)
      throws TrainingException {
    return train(rows, spec, seed, Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException besides, when the earlier network is not of the spec's layers
   */
  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed, Transfer transfer)
      throws TrainingException {
    TrainingRows.check(rows);
    requireFit(spec, rows[0].length, transfer);
    return train(rows, spec, seed, Optional.of(transfer));
  }

  private Autoencoder train(
      float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    TrainingRows.check(rows);
    NativeNeed.require(rows.length, rows[0].length, offHeapBytes);
    KeptOperations.install();
    FamilyTraining training = FamilyTraining.of(spec.family());
    try (Trained trained = training.train(rows, spec, seed, transfer)) {
      ParityCheck.require(trained.autoencoder(), trained.network(), rows);
      curves.accept(trained.curve());
      return trained.autoencoder();
    }
  }
}
