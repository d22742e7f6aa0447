package io.tidewatch.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** The port of Flink's web UI, looked at before anything starts. */
public final class WebPort {

  private WebPort() {}

  /**
   * Checks that the UI will find its port free on the loopback interface.
   *
   * @param port 0 for any
   * @param where how the user changes it
   * @throws CommandFailure when something else listens there
   */
  public static void requireFree(int port, String where) {
    try (ServerSocket probe = new ServerSocket()) {
      // As Flink binds it: a connection of an ended run that still lingers is no obstacle.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw CommandFailure.failed(
          List.of("port of the web UI must be free, but was in use: " + port + " (" + where + ")"));
    }
  }
}
