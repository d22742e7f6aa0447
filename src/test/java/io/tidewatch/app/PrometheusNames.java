package io.tidewatch.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of metrics, as Prometheus knows them. */
final class PrometheusNames {

  private static final Pattern NAME = Pattern.compile("\\bflink_\\w+");

  private PrometheusNames() {}

  /** All that a file asks for: a dashboard, or rules. */
  static Set<String> in(Path file) throws IOException {
    return named(Files.readString(file));
  }

  /** All that Flink's reporter on this machine offers. */
  static Set<String> at(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build();
    return named(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static Set<String> named(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
