package io.tidewatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.rest.messages.TriggerId;

/** A job on the rig's cluster, asked over REST. */
final class Job {

  private static final Duration SAVEPOINT = Duration.ofSeconds(120);

  private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

  private final FlinkRest rest;
  private final String id;

  Job(FlinkRest rest, String id) {
    this.rest = rest;
    this.id = id;
  }

  /** The newest completed checkpoint. */
  record Checkpoint(long number, long triggeredAt, long millis, String path) {}

  /**
   * Whether it is running, with each of its tasks.
   *
   * @throws IllegalStateException when it has failed for good
   */
  boolean running() throws InterruptedException {
    Optional<JsonNode> known = rest.get("/jobs/" + id);
    if (known.filter(job -> job.path("state").asText().equals("FAILED")).isPresent()) {
      throw new IllegalStateException("job must run, but has failed for good (" + id + ")");
    }
    return known
        .filter(job -> job.path("state").asText().equals("RUNNING"))
        .map(job -> job.path("status-counts").path("RUNNING").asInt() == tasks(job))
        .orElse(false);
  }

  private static int tasks(JsonNode job) {
    int tasks = 0;
    for (JsonNode count : job.path("status-counts")) {
      tasks += count.asInt();
    }
    return tasks;
  }

  /** Its state in Flink's words, or empty where nobody answers. */
  String state() throws InterruptedException {
    return rest.get("/jobs/" + id).map(job -> job.path("state").asText()).orElse("");
  }

  Optional<Checkpoint> newestCheckpoint() throws InterruptedException {
    return checkpoints()
        .map(all -> all.path("latest").path("completed"))
        .filter(JsonNode::isObject)
        .map(Job::checkpoint);
  }

  /** The completed checkpoints that began after a moment, as far as its JobManager remembers. */
  List<Checkpoint> checkpointsSince(long moment) throws InterruptedException {
    List<Checkpoint> found = new ArrayList<>();
    for (JsonNode one : checkpoints().orElseThrow().path("history")) {
      if (one.path("status").asText().equals("COMPLETED")) {
        found.add(checkpoint(one));
      }
    }
    found.removeIf(one -> one.triggeredAt() <= moment);
    return found;
  }

  private static Checkpoint checkpoint(JsonNode one) {
    return new Checkpoint(
        one.path("id").asLong(),
        one.path("trigger_timestamp").asLong(),
        one.path("end_to_end_duration").asLong(),
        one.path("external_path").asText());
  }

  /** How often it was restored since its JobManager has known it. */
  long restores() throws InterruptedException {
    return count("restored");
  }

  /** How many checkpoints failed since its JobManager has known it. */
  long failedCheckpoints() throws InterruptedException {
    return count("failed");
  }

  private long count(String what) throws InterruptedException {
    return checkpoints().map(all -> all.path("counts").path(what).asLong()).orElse(0L);
  }

  private Optional<JsonNode> checkpoints() throws InterruptedException {
    return rest.get("/jobs/" + id + "/checkpoints");
  }

  /** Waits for a checkpoint that began after a moment, milliseconds since the epoch. */
  Checkpoint awaitCheckpointAfter(long moment, Duration atMost) throws Exception {
    return Await.present(
        "checkpoint", atMost, () -> newestCheckpoint().filter(one -> one.triggeredAt() > moment));
  }

  /**
   * Stops it with a savepoint and gives the savepoint's path.
   *
   * @param drain whether event time goes to its end before, so that all that waits is written
   */
  String stop(boolean drain, Path folder) throws Exception {
    // Named by us: asked a second time, because no answer came, it is the same stop.
    String trigger = new TriggerId().toString();
    String body =
        "{\"drain\": %b, \"targetDirectory\": \"%s\", \"formatType\": \"CANONICAL\", \"triggerId\": \"%s\"}"
            .formatted(drain, folder.toUri(), trigger);
    Await.present("stop", SAVEPOINT, () -> rest.post("/jobs/" + id + "/stop", body));
    JsonNode operation =
        Await.present(
                "savepoint",
                SAVEPOINT,
                () ->
                    rest.get("/jobs/" + id + "/savepoints/" + trigger)
                        .filter(one -> one.at("/status/id").asText().equals("COMPLETED")))
            .path("operation");
    if (!operation.has("location")) {
      throw new IllegalStateException(
          "savepoint must be written, but was: "
              + operation.at("/failure-cause/stack-trace").asText().lines().findFirst().orElse(""));
    }
    Await.until("end of the job", SAVEPOINT, () -> state().equals("FINISHED"));
    return operation.path("location").asText();
  }

  /** Ends it as it is, and gives the path of its newest checkpoint. */
  String cancel() throws Exception {
    rest.cancel(id);
    Await.until("end of the job", SAVEPOINT, () -> state().equals("CANCELED"));
    return newestCheckpoint().orElseThrow().path();
  }

  /** What its tasks together say of a metric, by the last part of its name; 0 where nobody does. */
  double metric(String name) throws InterruptedException {
    double sum = 0;
    for (JsonNode vertex : rest.get("/jobs/" + id).map(job -> job.path("vertices")).orElse(NONE)) {
      String metrics = "/jobs/" + id + "/vertices/" + vertex.path("id").asText() + "/metrics";
      for (JsonNode metric : rest.get(metrics).orElse(NONE)) {
        String full = metric.path("id").asText();
        if (full.endsWith("." + name)) {
          sum += rest.get(metrics + "?get=" + full).orElse(NONE).path(0).path("value").asDouble();
        }
      }
    }
    return sum;
  }

  /** The line of its newest failure that has a text in it, where there is one. */
  Optional<String> failure(String text) throws InterruptedException {
    return rest.get("/jobs/" + id + "/exceptions")
        .map(all -> all.at("/exceptionHistory/entries/0/stacktrace").asText())
        .flatMap(stack -> stack.lines().filter(line -> line.contains(text)).findFirst());
  }
}
