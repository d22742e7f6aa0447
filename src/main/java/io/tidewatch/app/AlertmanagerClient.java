package io.tidewatch.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The API of an Alertmanager, version 2. */
final class AlertmanagerClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI alerts;

  /**
   * The API below an address.
   *
   * @param address such as {@code http://localhost:9093}
   * @throws CommandFailure when it is none
   */
  AlertmanagerClient(String address) {
    try {
      this.alerts = URI.create(address.replaceAll("/+$", "") + "/api/v2/alerts");
      if (!List.of("http", "https").contains(alerts.getScheme()) || alerts.getHost() == null) {
        throw new IllegalArgumentException("not of http");
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw CommandFailure.refused(
          List.of("Alertmanager must be an http or https URL, but was " + address + " (--url)"));
    }
  }

  /**
   * Posts items.
   *
   * @return what went wrong, if anything
   */
  Optional<String> post(List<ObjectNode> items) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(alerts)
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(items)))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK
          ? Optional.empty()
          : Optional.of(problem(response.statusCode() + " " + response.body().strip()));
    } catch (IOException unreachable) {
      return Optional.of(problem(unreachable.toString()));
    }
  }

  private String problem(String was) {
    return "Alertmanager must take the alerts, but was " + was + " (" + alerts + ")";
  }
}
