package io.tidewatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Questions to a JobManager, which may be away at the moment. */
final class FlinkRest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String root;

  FlinkRest(int port) {
    root = "http://localhost:" + port;
  }

  /** The answer, where there is one. */
  Optional<JsonNode> get(String path) throws InterruptedException {
    return ask(request(path).GET());
  }

  /** The answer to what was sent, where there is one. */
  Optional<JsonNode> post(String path, String body) throws InterruptedException {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Cancels a job. */
  void cancel(String job) throws InterruptedException {
    ask(request("/jobs/" + job).method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT);
  }

  private Optional<JsonNode> ask(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return response.statusCode() / 100 == 2
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException away) {
      return Optional.empty();
    }
  }
}
