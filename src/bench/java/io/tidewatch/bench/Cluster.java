package io.tidewatch.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink in this process, which says of a job how long it ran and what its checkpoints took. */
final class Cluster implements AutoCloseable {

  private static final int SLOTS = 4;

  private final MiniCluster cluster;

  Cluster(Path checkpoints) throws Exception {
    Configuration settings = new Configuration();
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse("512m"));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    cluster.start();
  }

  /** Starts a job. */
  JobID submit(StreamExecutionEnvironment env) throws Exception {
    StreamGraph graph = env.getStreamGraph();
    cluster.submitJob(graph).get();
    return graph.getJobID();
  }

  /** Runs a job that ends by itself. */
  Timing run(StreamExecutionEnvironment env) throws Exception {
    JobID job = submit(env);
    cluster.requestJobResult(job).get().toJobExecutionResult(Cluster.class.getClassLoader());
    return timing(cluster.getArchivedExecutionGraph(job).get());
  }

  /** Ends a job that does not by itself. */
  void cancel(JobID job) throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
  }

  /** Waits until every task of a job runs. */
  void awaitRunning(JobID job) throws Exception {
    while (!StreamSupport.stream(vertices(job).spliterator(), false)
        .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING)) {
      Thread.sleep(50);
    }
  }

  private Iterable<AccessExecutionVertex> vertices(JobID job) throws Exception {
    return cast(cluster.getArchivedExecutionGraph(job).get().getAllExecutionVertices());
  }

  @SuppressWarnings("unchecked")
  private static Iterable<AccessExecutionVertex> cast(
      Iterable<? extends AccessExecutionVertex> vertices) {
    return (Iterable<AccessExecutionVertex>) vertices;
  }

  private static Timing timing(AccessExecutionGraph graph) {
    long begin = Long.MAX_VALUE;
    for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
      begin =
          Math.min(
              begin, vertex.getCurrentExecutionAttempt().getStateTimestamp(ExecutionState.RUNNING));
    }
    Duration took = Duration.ofMillis(graph.getStatusTimestamp(JobStatus.FINISHED) - begin);
    AbstractCheckpointStats largest = null;
    CheckpointStatsSnapshot checkpoints = graph.getCheckpointStatsSnapshot();
    if (checkpoints != null) {
      for (AbstractCheckpointStats each : checkpoints.getHistory().getCheckpoints()) {
        boolean larger = largest == null || each.getStateSize() > largest.getStateSize();
        largest = each.getStatus() == CheckpointStatsStatus.COMPLETED && larger ? each : largest;
      }
    }
    return new Timing(
        took.toMillis() / 1e3,
        largest == null ? 0 : largest.getStateSize(),
        largest == null ? 0 : largest.getEndToEndDuration());
  }

  @Override
  public void close() throws Exception {
    cluster.closeAsync().get();
  }
}
