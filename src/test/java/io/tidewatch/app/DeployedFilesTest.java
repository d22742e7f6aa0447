package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What containers are built and started from agrees with the build and with itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedFilesTest {

  private static final Path DOCKER = Path.of("docker");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern CONF = Pattern.compile("/opt/tidewatch/(conf/\\w+\\.yaml)");

  private final Map<String, Object> services = at(yaml(DOCKER.resolve("compose.yaml")), "services");
  private final Map<String, Object> manifest =
      at(yaml(DOCKER.resolve("flinkdeployment.yaml")), "spec");

  private static Map<String, Object> yaml(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return map(new Load(LoadSettings.builder().build()).loadFromReader(reader));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  private static Map<String, Object> at(Map<String, Object> map, String... path) {
    Map<String, Object> found = map;
    for (String name : path) {
      assertThat(found).containsKey(name);
      found = map(found.get(name));
    }
    return found;
  }

  private static String text(String name) throws IOException {
    return Files.readString(DOCKER.resolve(name));
  }

  private static String version(String property) throws IOException {
    Matcher found =
        Pattern.compile("<" + property + ">(.*)</").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void everythingIsStartedFromOneFile() {
    assertThat(services.keySet().stream().map(Object::toString))
        .containsExactlyInAnyOrder(
            "kafka", "topics", "jobmanager", "taskmanager", "generator", "prometheus", "grafana");
  }

  @Test
  void whatLastsHasAHealthCheckOrNothingThatWaitsForIt() {
    for (Object service : services.values()) {
      if (map(service).get("depends_on") instanceof Map<?, ?> needed) {
        needed.forEach(
            (name, how) -> {
              if (map(how).get("condition").equals("service_healthy")) {
                assertThat(at(services, name.toString())).containsKey("healthcheck");
              }
            });
      }
    }
  }

  @Test
  void theImagesHaveTheReleasesOfTheBuild() throws IOException {
    String flink = version("flink.version");
    assertThat(at(services, "kafka").get("image"))
        .isEqualTo("apache/kafka:" + version("kafka.version"));
    assertThat(text("Dockerfile")).contains("FLINK_IMAGE=flink:" + flink + "-");
    String[] parts = flink.split("\\.");
    assertThat(manifest.get("flinkVersion")).isEqualTo("v" + parts[0] + "_" + parts[1]);
  }

  @Test
  void theConfigurationsThatAreNamedAreThereAndSound() throws IOException {
    Matcher named = CONF.matcher(text("compose.yaml"));
    assertThat(named.find()).isTrue();
    do {
      assertThat(ConfigReader.readForRun(Path.of(named.group(1))))
          .isInstanceOf(ConfigResult.Valid.class);
    } while (named.find());
  }

  @Test
  void theClassesThatAreNamedAreThere() throws ClassNotFoundException {
    assertThat(at(manifest, "job").get("entryClass"))
        .isEqualTo(DetectorApplication.class.getName());
    assertThat(at(services, "jobmanager").get("command").toString())
        .contains("--job-classname " + DetectorApplication.class.getName());
    List<?> generator = (List<?>) at(services, "generator").get("command");
    assertThat(Class.forName(generator.get(0).toString())).isEqualTo(Tidewatch.class);
  }

  @Test
  void bothWaysOfRunningLeaveTheTrainingLibraryItsMemory() {
    String offHeap = "taskmanager.memory.task.off-heap.size";
    assertThat(at(manifest, "flinkConfiguration")).containsKey(offHeap);
    assertThat(at(services, "taskmanager", "environment").get("FLINK_PROPERTIES").toString())
        .contains(offHeap);
  }

  @Test
  void anUpgradeUnderTheOperatorGoesOnFromASavepoint() {
    assertThat(at(manifest, "job").get("upgradeMode")).isEqualTo("savepoint");
    assertThat(at(manifest, "flinkConfiguration"))
        .containsKey("execution.checkpointing.savepoint-dir");
  }

  @Test
  void everyAlertRuleIsTestedMadeToFireAndExplained() throws IOException {
    Set<String> rules =
        ALERT
            .matcher(text("prometheus/rules.yml"))
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    assertThat(rules).isNotEmpty();
    for (String file : List.of("prometheus/rules.test.yml", "standin/firing.sh")) {
      assertThat(text(file)).contains(rules);
    }
    assertThat(Files.readString(Path.of("docs/operating.md"))).contains(rules);
  }

  @Test
  void everyFileThatIsMountedIsThere() {
    for (Object service : services.values()) {
      if (map(service).get("volumes") instanceof List<?> volumes) {
        Stream<String> files =
            volumes.stream().map(Object::toString).filter(one -> one.startsWith("./"));
        assertThat(files.map(one -> DOCKER.resolve(one.split(":")[0]))).allMatch(Files::exists);
      }
    }
  }
}
