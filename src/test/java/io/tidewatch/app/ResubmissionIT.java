package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One cluster, many submissions, each with trainings of its own, each cancelled. */
class ResubmissionIT {

  private static final int WARM_UP = 3;
  private static final int SUBMISSIONS = Integer.getInteger("tidewatch.submissions", 5);
  // Far below the 12 MB that the training libraries take when they are loaded anew.
  private static final long METASPACE_EACH = 1 << 20;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  @Test
  void leavesNoThreadAndNoClassesBehind(@InjectClusterClient RestClusterClient<?> cluster)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 1);
      PlantTopics.send(broker.bootstrap());
      String file =
          new PlantYaml(broker.bootstrap(), folder)
              .with("sink", "{warm_start: false}")
              .file()
              .toString();
      int models = 0;
      for (int i = 0; i < WARM_UP; i++) {
        models = runOnce(cluster, file, broker.bootstrap(), models);
      }
      Set<String> threads = threads();
      long metaspace = metaspace();

      for (int i = 0; i < SUBMISSIONS; i++) {
        models = runOnce(cluster, file, broker.bootstrap(), models);
      }

      assertThat(threads).containsAll(threads());
      assertThat(metaspace() - metaspace)
          .as("growth of metaspace, bytes")
          .isLessThan(METASPACE_EACH * SUBMISSIONS);
    }
  }

  /** Submits, waits for more models and decisions than there were, cancels; how many there are. */
  private static int runOnce(
      RestClusterClient<?> cluster, String file, String bootstrap, int before) throws Exception {
    DetectorApplication.main(new String[] {"--config", file});
    int models = models(bootstrap);
    while (models < before + 3) {
      models = models(bootstrap);
    }
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        JobID id = job.getJobId();
        cluster.cancel(id).get();
        cluster.requestJobResult(id).get();
      }
    }
    return models;
  }

  private static int models(String bootstrap) {
    return PlantTopics.read(bootstrap, "plant.models").size();
  }

  /** Names of live threads, numbers left out. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("\\d+", "#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Bytes of it after a collection, which unloads what nobody uses any more. */
  private static long metaspace() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
