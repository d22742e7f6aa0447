package io.tidewatch.flink;

import io.tidewatch.learn.PlanStamp;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.CheckpointProperties;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle.StateMetaInfo;
import org.apache.flink.runtime.state.StreamStateHandle;

/** A savepoint or checkpoint on disk, looked at without starting a job from it. */
public final class StoredState {

  private final CheckpointMetadata metadata;

  private StoredState(CheckpointMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * Reads what a savepoint says of itself.
   *
   * @param metadata its file {@code _metadata}
   * @throws IOException when it is damaged
   */
  public static StoredState read(Path metadata) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
      return new StoredState(
          Checkpoints.loadCheckpointMetadata(
              in,
              StoredState.class.getClassLoader(),
              metadata.toAbsolutePath().getParent().toUri().toString()));
    } catch (RuntimeException damaged) {
      throw new IOException("metadata must be readable, but was not: " + damaged, damaged);
    }
  }

  /**
   * Why a job cannot go on from here.
   *
   * @param job the job
   * @param plan what it detects
   * @return one line a reason, or none
   * @throws IOException when state that the metadata names cannot be read
   */
  public List<String> problems(JobGraph job, PlanStamp plan) throws IOException {
    List<String> problems = new ArrayList<>();
    for (PlanStamp stored : stamps()) {
      stored.conflicts(plan).stream()
          .filter(line -> !problems.contains(line))
          .forEach(problems::add);
    }
    Set<OperatorID> known =
        Stream.of(job.getVerticesAsArray())
            .flatMap(StoredState::operators)
            .collect(Collectors.toSet());
    for (OperatorState operator : metadata.getOperatorStates()) {
      if (operator.hasSubtaskStates() && !known.contains(operator.getOperatorID())) {
        problems.add(
            "stored state must be of stages that the job has, but was of another ("
                + operator.getOperatorUid().orElse(operator.getOperatorID().toString())
                + ")");
      }
    }
    for (JobVertex vertex : job.getVertices()) {
      tooWide(vertex).ifPresent(problems::add);
    }
    files()
        .filter(file -> !Files.exists(Path.of(file.toUri())))
        .map(file -> "stored state must be whole, but was without its file " + file)
        .forEach(problems::add);
    return problems;
  }

  /**
   * Whether the job was stopped with it, so that all that it had written is committed; false also
   * where that is not known.
   */
  public boolean stoppedTheJob() {
    CheckpointProperties properties = metadata.getCheckpointProperties();
    return properties != null
        && properties.getCheckpointType() instanceof SavepointType savepoint
        && savepoint.isSynchronous();
  }

  private Optional<String> tooWide(JobVertex vertex) {
    Set<OperatorID> chained = operators(vertex).collect(Collectors.toSet());
    return metadata.getOperatorStates().stream()
        .filter(operator -> chained.contains(operator.getOperatorID()))
        .filter(operator -> operator.getMaxParallelism() < vertex.getParallelism())
        .map(
            operator ->
                "parallelism must be at most "
                    + operator.getMaxParallelism()
                    + " as in the stored state, but was "
                    + vertex.getParallelism()
                    + " ("
                    + vertex.getName()
                    + ")")
        .findFirst();
  }

  private static Stream<OperatorID> operators(JobVertex vertex) {
    return vertex.getOperatorIDs().stream()
        .map(pair -> pair.getUserDefinedOperatorID().orElse(pair.getGeneratedOperatorID()));
  }

  /** The files on this machine that hold its state, beside the metadata. */
  private Stream<org.apache.flink.core.fs.Path> files() {
    return subtasks()
        .flatMap(StoredState::handles)
        .flatMap(handle -> handle.maybeGetPath().stream())
        .filter(file -> "file".equals(file.toUri().getScheme()))
        .distinct();
  }

  private static Stream<StreamStateHandle> handles(OperatorSubtaskState subtask) {
    Stream<StreamStateHandle> operator =
        subtask.getManagedOperatorState().stream().map(OperatorStateHandle::getDelegateStateHandle);
    return Stream.concat(
        operator, subtask.getManagedKeyedState().stream().flatMap(StoredState::handles));
  }

  private static Stream<StreamStateHandle> handles(KeyedStateHandle keyed) {
    if (keyed instanceof KeyGroupsStateHandle whole) {
      return Stream.of(whole.getDelegateStateHandle());
    }
    if (keyed instanceof IncrementalRemoteKeyedStateHandle parts) {
      return Stream.of(parts.getSharedState(), parts.getPrivateState())
          .flatMap(List::stream)
          .map(IncrementalKeyedStateHandle.HandleAndLocalPath::getHandle);
    }
    return Stream.empty();
  }

  private Stream<OperatorSubtaskState> subtasks() {
    return metadata.getOperatorStates().stream().flatMap(operator -> operator.getStates().stream());
  }

  /** The stamps under which it was stored; none where it is older than stamps are. */
  private List<PlanStamp> stamps() throws IOException {
    List<PlanStamp> stamps = new ArrayList<>();
    for (OperatorSubtaskState subtask : subtasks().toList()) {
      for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
        StateMetaInfo place =
            handle.getStateNameToPartitionOffsets().get(Stages.planStamps().getName());
        if (place != null) {
          stamps.addAll(read(handle, place.getOffsets()));
        }
      }
    }
    return stamps;
  }

  private static List<PlanStamp> read(OperatorStateHandle handle, long[] offsets)
      throws IOException {
    List<PlanStamp> stamps = new ArrayList<>();
    try (FSDataInputStream in = handle.openInputStream()) {
      for (long offset : offsets) {
        in.seek(offset);
        stamps.add(Stages.PLAN_STAMP.read(new DataInputViewStreamWrapper(in)));
      }
    }
    return stamps;
  }
}
