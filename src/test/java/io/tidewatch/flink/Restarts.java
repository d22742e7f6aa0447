package io.tidewatch.flink;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * Runs an operator over inputs, once in one life and once in a new life after every input, so that
 * the outputs can be compared.
 *
 * <p>A life ends the hard way. The snapshot is taken, then one more input comes in, and only then
 * is the snapshot written: as in a job, where the operator works on while its state is uploaded.
 * What that last input led to is lost, and it comes again in the next life.
 *
 * @param <H> the harness
 * @param <O> what the main output carries
 */
final class Restarts<H extends AbstractStreamOperatorTestHarness<O>, O> {

  private static final int MAX_STATE_BYTES = 1 << 24;

  /** Where state lives. */
  enum Backend {
    /** As objects. */
    HEAP,
    /** As bytes. */
    ROCKSDB;

    private StateBackend create() {
      return this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend(false);
    }
  }

  /** Makes a harness with a new operator, not yet set up. */
  interface Making<H> {
    H make() throws Exception;
  }

  /** An element, watermark or whatever else may come in. */
  interface Input<H> {
    void into(H harness) throws Exception;
  }

  private final Making<H> making;
  private final CodecType<O> type;
  private final List<OutputTag<?>> tags;

  Restarts(Making<H> making, CodecType<O> type, OutputTag<?>... tags) {
    this.making = making;
    this.type = type;
    this.tags = List.of(tags);
  }

  /** A harness that runs, from a snapshot or from nothing where that is null. */
  H open(Backend backend, OperatorSubtaskState snapshot) throws Exception {
    return open(making.make(), type, backend, snapshot);
  }

  /** Lets a harness begin, from a snapshot or from nothing where that is null. */
  static <H extends AbstractStreamOperatorTestHarness<O>, O> H open(
      H harness, CodecType<O> type, Backend backend, OperatorSubtaskState snapshot)
      throws Exception {
    harness.setStateBackend(backend.create());
    harness.setup(type.serializer());
    if (snapshot == null) {
      harness.initializeEmptyState();
    } else {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  /** What comes out where nothing goes wrong. */
  Emitted<O> uninterrupted(Backend backend, List<? extends Input<H>> inputs) throws Exception {
    Emitted<O> emitted = new Emitted<>(type, tags);
    try (H harness = open(backend, null)) {
      for (Input<H> input : inputs) {
        input.into(harness);
      }
      emitted.take(harness);
    }
    return emitted;
  }

  /** What comes out where the operator starts anew after every input. */
  Emitted<O> restartedAfterEach(Backend backend, List<? extends Input<H>> inputs) throws Exception {
    Emitted<O> emitted = new Emitted<>(type, tags);
    OperatorSubtaskState snapshot = null;
    for (int i = 0; i < inputs.size(); i++) {
      try (H harness = open(backend, snapshot)) {
        inputs.get(i).into(harness);
        emitted.take(harness);
        OperatorSnapshotFutures taken = take(harness, i + 1);
        if (i + 1 < inputs.size()) {
          inputs.get(i + 1).into(harness);
        }
        snapshot = OperatorSnapshotFinalizer.create(taken).getJobManagerOwnedState();
      }
    }
    return emitted;
  }

  /** Whose keyed state of a name is not empty. */
  static Set<String> keys(AbstractStreamOperatorTestHarness<?> harness, String state) {
    try (Stream<String> keys =
        harness
            .getOperator()
            .<String>getKeyedStateBackend()
            .getKeys(state, VoidNamespace.INSTANCE)) {
      return new TreeSet<>(keys.toList());
    }
  }

  private static OperatorSnapshotFutures take(
      AbstractStreamOperatorTestHarness<?> harness, long checkpoint) throws Exception {
    return harness
        .getOperator()
        .snapshotState(
            checkpoint,
            checkpoint,
            CheckpointOptions.forCheckpointWithDefaultLocation(),
            new MemCheckpointStreamFactory(MAX_STATE_BYTES));
  }
}
