package io.tidewatch.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Flink's web UI shows: the answers of its REST interface, by path. */
final class RestPages {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32}|[0-9a-zA-Z:._-]+)\"");
  private static final List<String> OF_CLUSTER =
      List.of(
          "/config",
          "/overview",
          "/jobmanager/config",
          "/jobmanager/environment",
          "/jobmanager/metrics",
          "/jobs/overview");
  private static final List<String> OF_JOB =
      List.of(
          "",
          "/config",
          "/plan",
          "/exceptions",
          "/accumulators",
          "/checkpoints",
          "/checkpoints/config",
          "/jobmanager/config",
          "/jobmanager/environment");
  private static final List<String> OF_VERTEX =
      List.of("", "/accumulators", "/metrics", "/watermarks", "/taskmanagers");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> pages = new TreeMap<>();
  private final URI root;

  private RestPages(URI root) {
    this.root = root;
  }

  /** All pages about a cluster, a job on it and the job's vertices. */
  static Map<String, String> about(URI root, String job) throws IOException, InterruptedException {
    RestPages all = new RestPages(root);
    for (String page : OF_CLUSTER) {
      all.read(page);
    }
    for (String taskManager : ids(all.read("/taskmanagers"))) {
      all.read("/taskmanagers/" + taskManager);
      all.read("/taskmanagers/" + taskManager + "/metrics");
    }
    for (String page : OF_JOB) {
      all.read("/jobs/" + job + page);
    }
    for (String vertex : ids(all.pages.get("/jobs/" + job + "/plan"))) {
      for (String page : OF_VERTEX) {
        all.read("/jobs/" + job + "/vertices/" + vertex + page);
      }
    }
    return all.pages;
  }

  private String read(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).build();
    String body = client.send(request, BodyHandlers.ofString()).body();
    pages.put(path, body);
    return body;
  }

  private static List<String> ids(String json) {
    return ID.matcher(json)
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
  }
}
