package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.Arrival;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be read off the graph of the job, before anything runs. */
class DetectorGraphTest {

  /** The last model of the topic is the one a warm start takes: none may overtake another. */
  @ParameterizedTest
  @EnumSource(names = {"STREAM", "ENTITY"})
  void decisionsReachTheirTopicWithoutRedistribution(ModelScope scope) {
    StreamGraph graph = graph(scope);
    for (Stages.Stage filter : List.of(Stages.Stage.PROMOTED, Stages.Stage.DECIDED)) {
      assertThat(edgesIntoAndAfter(graph, filter))
          .hasSizeGreaterThan(1)
          .allSatisfy(
              edge -> assertThat(edge.getPartitioner()).isInstanceOf(ForwardPartitioner.class));
    }
  }

  /** Flink's reactive mode raises every parallelism to what the operator allows. */
  @Test
  void decisionsOfOneStreamHaveOneWriterWhateverTheCluster() {
    StreamGraph graph = graph(ModelScope.STREAM);
    for (Stages.Stage filter : List.of(Stages.Stage.PROMOTED, Stages.Stage.DECIDED)) {
      for (StreamEdge edge : edgesIntoAndAfter(graph, filter)) {
        assertThat(graph.getStreamNode(edge.getTargetId()).getMaxParallelism()).isEqualTo(1);
      }
    }
  }

  /** A bound on all entities is one number: one task keeps it, whatever the cluster. */
  @Test
  void oneTaskAdmitsWhereEntitiesShareAModel() {
    StreamGraph sharing = graph(PipelineFixture.sharing(100, 10, Forgetting.NEVER));
    assertThat(sharing.getStreamNodes())
        .filteredOn(node -> node.getOperatorName().equals(Stages.Stage.ADMIT.title()))
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.getParallelism()).isEqualTo(1);
              assertThat(node.getMaxParallelism()).isEqualTo(1);
            });

    assertThat(graph(ModelScope.ENTITY).getStreamNodes())
        .noneMatch(node -> node.getOperatorName().equals(Stages.Stage.ADMIT.title()));
  }

  private static List<StreamEdge> edgesIntoAndAfter(StreamGraph graph, Stages.Stage stage) {
    StreamNode first =
        graph.getStreamNodes().stream()
            .filter(node -> node.getOperatorName().equals(stage.title()))
            .findFirst()
            .orElseThrow();
    List<StreamEdge> edges = new ArrayList<>(first.getInEdges());
    Deque<StreamNode> ahead = new ArrayDeque<>(List.of(first));
    while (!ahead.isEmpty()) {
      for (StreamEdge edge : ahead.remove().getOutEdges()) {
        edges.add(edge);
        ahead.add(graph.getStreamNode(edge.getTargetId()));
      }
    }
    return edges;
  }

  private static StreamGraph graph(ModelScope scope) {
    return graph(PipelineFixture.plan(scope));
  }

  private static StreamGraph graph(DetectorPlan plan) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(4);
    Outputs outputs =
        new Outputs(
            new DiscardingSink<>(),
            Optional.of(new DiscardingSink<>()),
            new DiscardingSink<>(),
            new DiscardingSink<>(),
            new DiscardingSink<>());
    Wiring wiring = new Wiring(HalvingTrainer::new, Map.of(), false, Duration.ofMinutes(10));
    DataStream<Arrival> arrivals =
        env.fromSequence(0, 1).<Arrival>map(number -> null).returns(Stages.ARRIVAL);
    DetectorTopology.wire(arrivals, outputs, plan, wiring);
    return env.getStreamGraph();
  }
}
