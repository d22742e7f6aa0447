package io.tidewatch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** A Flink cluster that runs the jobs of others, reached by its REST endpoint. */
final class SessionCluster implements AutoCloseable {

  private static final Pattern ADDRESS =
      Pattern.compile("([^\\s:/]+|\\[[0-9A-Fa-f:]+]):(\\d{1,5})");
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;
  private static final Duration SAVEPOINT = Duration.ofMinutes(10);

  private final String host;
  private final int port;
  private final RestClusterClient<StandaloneClusterId> client;

  private SessionCluster(String host, int port) throws Exception {
    this.host = host;
    this.port = port;
    Configuration rest = new Configuration();
    rest.set(RestOptions.ADDRESS, host);
    rest.set(RestOptions.PORT, port);
    rest.set(RestOptions.RETRY_MAX_ATTEMPTS, 2);
    rest.set(RestOptions.RETRY_DELAY, Duration.ofMillis(500));
    rest.set(RestOptions.CONNECTION_TIMEOUT, ANSWER);
    client = new RestClusterClient<>(rest, StandaloneClusterId.getInstance());
  }

  /**
   * The cluster at an address.
   *
   * @param address host and port of its REST endpoint
   * @throws CommandFailure when the address is none
   */
  static SessionCluster at(String address) throws Exception {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
      throw CommandFailure.refused(
          List.of("cluster must be host:port, but was " + address + " (--cluster)"));
    }
    return new SessionCluster(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /**
   * Looks whether the cluster answers, runs the Flink that the job was built for, and has room, for
   * which it waits a little: the slots of a job that was stopped become free a moment later.
   *
   * @param slots how many task slots the job takes
   * @throws CommandFailure when it cannot take the job
   */
  void requireRoom(int slots) throws InterruptedException {
    ClusterOverviewWithVersion overview = overview();
    String built = EnvironmentInformation.getVersion();
    if (!overview.getVersion().equals(built)) {
      throw failure("run Flink " + built, overview.getVersion());
    }
    long deadline = System.nanoTime() + ANSWER.toNanos();
    while (overview.getNumSlotsAvailable() < slots) {
      if (System.nanoTime() > deadline) {
        String free = Integer.toString(overview.getNumSlotsAvailable());
        throw failure("have " + slots + " free task slots", free);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      overview = overview();
    }
  }

  private ClusterOverviewWithVersion overview() throws InterruptedException {
    return answer(client.getClusterOverview(), ANSWER, "answer");
  }

  /** An environment whose jobs go to the cluster, with this program's own jar. */
  StreamExecutionEnvironment environment(Configuration job) {
    return StreamExecutionEnvironment.createRemoteEnvironment(host, port, job, jars());
  }

  /** The jar of this class; none where classes lie in a folder, as in a test. */
  private static String[] jars() {
    Path own =
        Path.of(SessionCluster.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Files.isRegularFile(own) ? new String[] {own.toString()} : new String[0];
  }

  /**
   * The job of a name that has not ended.
   *
   * @throws CommandFailure when there is none, or more than one
   */
  JobID running(String name) throws InterruptedException {
    List<JobID> found =
        answer(client.listJobs(), ANSWER, "list its jobs").stream()
            .filter(job -> job.getJobName().equals(name) && !job.getJobState().isTerminalState())
            .map(JobStatusMessage::getJobId)
            .toList();
    if (found.size() != 1) {
      throw failure("run one job '" + name + "'", found.size() + " " + found);
    }
    return found.get(0);
  }

  /**
   * Writes a savepoint; the job goes on.
   *
   * @param folder where to
   * @return its path
   * @throws CommandFailure when there is no such job, or the savepoint fails
   */
  String savepoint(JobID job, String folder) throws InterruptedException {
    return answer(
        client.triggerSavepoint(job, folder, SavepointFormatType.CANONICAL),
        SAVEPOINT,
        "write a savepoint of " + job);
  }

  /**
   * Ends a job with a savepoint: everything it has read is written, and a job that goes on from
   * there misses nothing.
   *
   * @param folder where to
   * @return its path
   * @throws CommandFailure when there is no such job, or the savepoint fails
   */
  String stop(JobID job, String folder) throws InterruptedException {
    return answer(
        client.stopWithSavepoint(job, false, folder, SavepointFormatType.CANONICAL),
        SAVEPOINT,
        "stop " + job);
  }

  /** The page of a job in Flink's web UI. */
  String page(JobID job) {
    return address() + "/#/job/running/" + job;
  }

  private String address() {
    return "http://" + host + ":" + port;
  }

  private <T> T answer(CompletableFuture<T> future, Duration patience, String deed)
      throws InterruptedException {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      Throwable root = ExceptionUtils.stripExecutionException(failed);
      String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
      throw failure(deed, root.getClass().getSimpleName() + ": " + reason);
    } catch (TimeoutException late) {
      throw failure(deed, "silent for " + patience.toSeconds() + " s");
    }
  }

  private CommandFailure failure(String deed, String was) {
    return CommandFailure.failed(
        List.of("cluster must " + deed + ", but was " + was + " (" + address() + ")"));
  }

  @Override
  public void close() {
    client.close();
  }
}
