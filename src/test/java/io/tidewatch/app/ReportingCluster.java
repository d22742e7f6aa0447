package io.tidewatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** A cluster of one slot whose metrics Prometheus could scrape. */
final class ReportingCluster {

  private ReportingCluster() {}

  /** A cluster with its metrics on this port of the machine. */
  static MiniClusterExtension at(int port) {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(
                Configuration.fromMap(
                    Map.of(
                        "metrics.reporter.prom.factory.class",
                        PrometheusReporterFactory.class.getName(),
                        "metrics.reporter.prom.port",
                        "" + port)))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
