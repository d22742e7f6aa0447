package io.tidewatch.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A port that hands every byte on to another one, later by a delay or not at all: the network
 * between a job and its broker.
 */
final class SlowWire implements AutoCloseable {

  private static final int CHUNK = 1 << 16;
  private static final int BACKLOG = 50;
  private static final byte[] END = {};

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile long delayMillis;
  private volatile boolean cut;

  private record Chunk(long dueNanos, byte[] bytes) {}

  /** Opens the first port, in front of the second. */
  SlowWire(int port, int target) throws IOException {
    this.target = target;
    door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  /** Hands on what comes from now on so much later, in each direction. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Breaks every connection and takes no new one until it is mended. */
  void cut() throws IOException {
    cut = true;
    for (Socket socket : open) {
      socket.close();
    }
  }

  void mend() {
    cut = false;
  }

  private void accept() throws IOException {
    while (!door.isClosed()) {
      Socket near = door.accept();
      if (cut) {
        near.close();
      } else {
        connect(near);
      }
    }
  }

  private void connect(Socket near) throws IOException {
    Socket far;
    try {
      far = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException targetAway) {
      near.close();
      return;
    }
    open.add(near);
    open.add(far);
    carry(near, far);
    carry(far, near);
  }

  private void carry(Socket from, Socket to) {
    BlockingQueue<Chunk> way = new LinkedBlockingQueue<>();
    thread(() -> read(from, way));
    thread(() -> write(to, way));
  }

  private void read(Socket from, BlockingQueue<Chunk> way) throws IOException {
    byte[] bytes = new byte[CHUNK];
    try {
      for (int count; (count = from.getInputStream().read(bytes)) >= 0; ) {
        way.add(new Chunk(due(), Arrays.copyOf(bytes, count)));
      }
    } finally {
      way.add(new Chunk(due(), END));
    }
  }

  private long due() {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
  }

  private void write(Socket to, BlockingQueue<Chunk> way) throws IOException, InterruptedException {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Chunk chunk = way.take(); chunk.bytes() != END; chunk = way.take()) {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, chunk.dueNanos() - System.nanoTime()));
        out.write(chunk.bytes());
      }
    } finally {
      open.remove(to);
    }
  }

  @FunctionalInterface
  private interface Carrier {
    void run() throws IOException, InterruptedException;
  }

  /** What breaks on one side ends the other: both ends see a connection that was lost. */
  private static void thread(Carrier carrier) {
    Thread thread =
        new Thread(
            () -> {
              try {
                carrier.run();
              } catch (IOException connectionEnded) {
                // Its other end is told by the carrier of the other direction.
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            },
            "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
