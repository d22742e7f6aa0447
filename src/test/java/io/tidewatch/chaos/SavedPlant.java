package io.tidewatch.chaos;

import io.tidewatch.app.DetectorJob;
import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.kafka.BrokerLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The plant that savepoints of released formats were made of: the same records every time. */
final class SavedPlant {

  static final String TOPIC = "plant.readings";
  static final int PARTITIONS = 2;

  /** How many records were read when the savepoint was made, and how many there are. */
  static final int BEFORE = 7_200;

  static final int ALL = 12_000;

  private static final long SEED = 11;
  private static final Duration LONG = Duration.ofMinutes(3);

  private final String bootstrap;
  private final Path folder;

  SavedPlant(String bootstrap, Path folder) {
    this.bootstrap = bootstrap;
    this.folder = folder;
  }

  /** Where the savepoint of a release lies. */
  static Path savepoint(int release) {
    return Path.of("src/test/resources/savepoints", Integer.toString(release)).toAbsolutePath();
  }

  /** The pipeline of a release, writing to topics of its own. */
  Config config(int release, String outputs) throws IOException {
    return config(yaml(release, outputs));
  }

  static Config config(String yaml) {
    return ((ConfigResult.Valid) ConfigReader.read(yaml, "pipeline.yaml")).config();
  }

  String yaml(int release, String outputs) throws IOException {
    return Files.readString(savepoint(release).resolve("pipeline.yaml"), StandardCharsets.UTF_8)
        .replace("BOOTSTRAP", bootstrap)
        .replace("OUTPUTS", outputs)
        .replace("FOLDER", folder.resolve("checkpoints").toString());
  }

  /** Sends the first so many records; how they are spread does not depend on the client. */
  void send(int count) {
    Plant plant = new Plant(SEED);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PlantRecord record = plant.next();
      int partition = Plant.partition(record.entity(), PARTITIONS);
      byte[] key = record.entity().getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(TOPIC, partition, key, record.json()));
    }
    new BrokerLog(bootstrap).write(records);
  }

  /** Runs a pipeline until so many records are read, and stops it with a savepoint. */
  String run(Config config, Optional<String> restore, int records, boolean drain) throws Exception {
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    Configuration flink = job.localSettings();
    restore.ifPresent(path -> flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    job.assemble(env, Map.of());
    JobClient client = env.executeAsync();
    String group = config.source().orElseThrow().groupId();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Await.until("end of the topic", LONG, () -> Position.of(group, admin) >= records);
    }
    return client
        .stopWithSavepoint(
            drain, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
        .get();
  }
}
