package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** A standalone Flink cluster: ZooKeeper, a JobManager and TaskManagers, each a process. */
final class Cluster implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(240);
  private static final int TASK_MANAGERS = 2;

  private final Path folder;
  private final String classPath;
  private final FlinkConf conf;
  private final FlinkRest rest;
  private final JavaProcess zooKeeper;
  private final JavaProcess jobManager;
  private final List<JavaProcess> taskManagers;

  Cluster(Path folder, String classPath) throws IOException {
    this.folder = folder;
    this.classPath = classPath;
    this.conf = new FlinkConf(folder);
    conf.write();
    rest = new FlinkRest(conf.restPort());
    zooKeeper = makeZooKeeper();
    jobManager = makeJobManager();
    taskManagers = IntStream.rangeClosed(1, TASK_MANAGERS).mapToObj(this::makeTaskManager).toList();
  }

  private JavaProcess makeZooKeeper() {
    return flink(
        "zookeeper",
        List.of("-Xmx64m"),
        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
        List.of("--zkConfigFile", conf.zooKeeperFile().toString(), "--peerId", "1"));
  }

  private JavaProcess makeJobManager() {
    Configuration flink = conf.flink();
    JobManagerProcessSpec spec = JobManagerProcessUtils.processSpecFromConfig(flink);
    return flink(
        "jobmanager",
        words(JobManagerProcessUtils.generateJvmParametersStr(spec, flink)),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        withConf(words(JobManagerProcessUtils.generateDynamicConfigsStr(spec))));
  }

  private JavaProcess makeTaskManager(int number) {
    TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(conf.flink());
    List<String> options =
        Stream.concat(
                words(ProcessMemoryUtils.generateJvmParametersStr(spec)).stream(),
                Stream.of(
                    // Else a heap that fills for the first time would pass for a leak.
                    "-XX:+AlwaysPreTouch",
                    // And so would classes that only caches hold.
                    "-XX:SoftRefLRUPolicyMSPerMB=0",
                    "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                    "-Dorg.bytedeco.javacpp.cachedir="
                        + Path.of(System.getProperty("user.home"), ".javacpp", "cache-tidewatch")))
            .toList();
    return flink(
        "taskmanager-" + number,
        options,
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        withConf(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(spec))));
  }

  private List<String> withConf(List<String> dynamic) {
    List<String> arguments = new ArrayList<>(List.of("--configDir", conf.conf().toString()));
    arguments.addAll(dynamic);
    return arguments;
  }

  private static List<String> words(String options) {
    return Arrays.stream(options.strip().split("\\s+")).toList();
  }

  /** A process with Flink on its class path. */
  JavaProcess flink(String name, List<String> options, String main, List<String> arguments) {
    return new JavaProcess(
        new JavaProcess.Launch(
            name,
            classPath,
            Stream.concat(
                    Stream.of("-Dlog4j2.configurationFile=" + conf.logging()), options.stream())
                .toList(),
            main,
            arguments,
            // A training is repeatable with one thread.
            Map.of(
                "FLINK_CONF_DIR",
                conf.conf().toString(),
                "OMP_NUM_THREADS",
                "1",
                "OPENBLAS_NUM_THREADS",
                "1",
                // The C library else keeps up to eight heaps of its own a core.
                "MALLOC_ARENA_MAX",
                "2"),
            folder));
  }

  FlinkRest rest() {
    return rest;
  }

  JavaProcess jobManager() {
    return jobManager;
  }

  List<JavaProcess> taskManagers() {
    return taskManagers;
  }

  /** Starts every process and waits until the JobManager counts all TaskManagers. */
  void start() throws Exception {
    zooKeeper.start();
    jobManager.start();
    for (JavaProcess taskManager : taskManagers) {
      taskManager.start();
    }
    Await.until("cluster", START, () -> registered() == TASK_MANAGERS);
  }

  private int registered() throws InterruptedException {
    return rest.get("/overview").map(answer -> answer.path("taskmanagers").asInt()).orElse(0);
  }

  @Override
  public void close() {
    taskManagers.forEach(JavaProcess::close);
    jobManager.close();
    zooKeeper.close();
  }
}
