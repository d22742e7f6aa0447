package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.deployment.executors.RemoteExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State that Flink's own command line has the job go on from is looked at like any other. */
class RestoreOptionTest {

  @TempDir private Path folder;
  private Path damaged;
  private Config config;

  @BeforeEach
  void plant() throws Exception {
    damaged = Files.createDirectory(folder.resolve("chk-7"));
    Files.writeString(damaged.resolve("_metadata"), "no metadata");
    config = ConfigOption.load(new PlantYaml("localhost:9092", folder).file());
  }

  private static Configuration submitted(String target, String highAvailability) {
    return new Configuration()
        .set(DeploymentOptions.TARGET, target)
        .set(HighAvailabilityOptions.HA_MODE, highAvailability);
  }

  @ParameterizedTest
  @CsvSource({
    RemoteExecutor.NAME + ", NONE",
    RemoteExecutor.NAME + ", ZOOKEEPER",
    EmbeddedExecutor.NAME + ", NONE"
  })
  void stateThatCannotBeGoneOnFromIsRefused(String target, String highAvailability) {
    Configuration cluster = submitted(target, highAvailability);
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, damaged.toString());
    assertThatThrownBy(() -> new RestoreOption().givenBy(cluster, config))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("restore point must be whole, but was not");
  }

  /** Its JobManager starts the application again after each failure, and knows better by then. */
  @Test
  void aClusterThatRemembersItsJobIsNotAsked() {
    Configuration cluster = submitted(EmbeddedExecutor.NAME, "ZOOKEEPER");
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, damaged.toString());
    assertThatCode(() -> new RestoreOption().givenBy(cluster, config)).doesNotThrowAnyException();
  }

  @Test
  void whatOnlyTheClusterSeesIsLeftToIt() {
    Configuration cluster = submitted(RemoteExecutor.NAME, "NONE");
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, folder.resolve("elsewhere").toString());
    assertThatCode(() -> new RestoreOption().givenBy(cluster, config)).doesNotThrowAnyException();
  }

  @Test
  void aFreshStartIsNoneOfItsBusiness() {
    Configuration cluster = submitted(RemoteExecutor.NAME, "NONE");
    assertThatCode(() -> new RestoreOption().givenBy(cluster, config)).doesNotThrowAnyException();
  }
}
