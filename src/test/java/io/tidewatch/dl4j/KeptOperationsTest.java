package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class KeptOperationsTest {

  private static final String SECONDS = "15";

  @Test
  void trainingsOutliveAnEagerCollector(@TempDir Path folder) throws Exception {
    List<String> eager =
        List.of(
            "-Xmx512m",
            "-Xmn4m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ErrorFile=" + folder.resolve("crash.log"));

    assertThat(TrainingProcess.run(eager, CollectorPressure.class, SECONDS)).contains("outlived");
  }
}
