package io.tidewatch.chaos;

import io.tidewatch.demo.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/**
 * The configuration of the rig's cluster: small, on the loopback interface, its high availability
 * kept by ZooKeeper and on disk.
 */
final class FlinkConf {

  /** As the commands log: warnings, and what Tidewatch says of itself. */
  private static final String LOGGING = "/log4j2.properties";

  private final Path folder;
  private final Map<String, String> settings = new TreeMap<>();
  private final int restPort;
  private final int zooKeeperPort;

  FlinkConf(Path folder) throws IOException {
    this.folder = folder;
    List<Integer> ports = FreePorts.take(3);
    restPort = ports.get(0);
    zooKeeperPort = ports.get(2);
    put("rest.port", restPort);
    put("rest.address", "localhost");
    put("rest.bind-address", "localhost");
    put("web.submit.enable", false);
    put("jobmanager.rpc.address", "localhost");
    put("jobmanager.rpc.port", ports.get(1));
    put("jobmanager.bind-host", "localhost");
    put("jobmanager.memory.process.size", "704m");
    put("taskmanager.host", "localhost");
    put("taskmanager.bind-host", "localhost");
    put("taskmanager.numberOfTaskSlots", 2);
    // Else a TaskManager may have nothing to lose.
    put("taskmanager.load-balance.mode", "SLOTS");
    put("taskmanager.memory.framework.heap.size", "96m");
    put("taskmanager.memory.task.heap.size", "224m");
    put("taskmanager.memory.framework.off-heap.size", "64m");
    put("taskmanager.memory.task.off-heap.size", "256m");
    put("taskmanager.memory.network.min", "48m");
    put("taskmanager.memory.network.max", "48m");
    put("taskmanager.memory.managed.size", "32m");
    put("taskmanager.memory.jvm-metaspace.size", "160m");
    put("taskmanager.memory.jvm-overhead.min", "96m");
    put("taskmanager.memory.jvm-overhead.max", "96m");
    put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")));
    put("high-availability.type", "zookeeper");
    put("high-availability.cluster-id", "chaos");
    put("high-availability.storageDir", folder.resolve("ha").toUri());
    put("high-availability.zookeeper.quorum", "localhost:" + zooKeeperPort);
    put("high-availability.zookeeper.client.session-timeout", "4s");
    put("heartbeat.interval", "1s");
    put("heartbeat.timeout", "8s");
    put("execution.checkpointing.num-retained", 3);
    put("web.checkpoints.history", 200);
  }

  private void put(String key, Object value) {
    settings.put(key, value.toString());
  }

  int restPort() {
    return restPort;
  }

  /** The folder that Flink's processes read. */
  Path conf() {
    return folder.resolve("conf");
  }

  Path zooKeeperFile() {
    return conf().resolve("zoo.cfg");
  }

  /** What the processes write into their logs. */
  Path logging() {
    return conf().resolve("log4j2.properties");
  }

  Configuration flink() {
    return Configuration.fromMap(settings);
  }

  /** Writes what Flink and ZooKeeper read at their start. */
  void write() throws IOException {
    Files.createDirectories(conf());
    String yaml =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + ": '" + entry.getValue() + "'\n")
            .collect(Collectors.joining());
    Files.writeString(conf().resolve("config.yaml"), yaml, StandardCharsets.UTF_8);
    String zooKeeper =
        """
        tickTime=500
        initLimit=10
        syncLimit=5
        admin.enableServer=false
        clientPortAddress=localhost
        clientPort=%d
        dataDir=%s
        server.1=localhost:2888:3888
        """
            .formatted(zooKeeperPort, Files.createDirectories(folder.resolve("zookeeper")));
    Files.writeString(zooKeeperFile(), zooKeeper, StandardCharsets.UTF_8);
    try (InputStream properties = FlinkConf.class.getResourceAsStream(LOGGING)) {
      Files.copy(properties, logging());
    }
  }
}
