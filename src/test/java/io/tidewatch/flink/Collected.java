package io.tidewatch.flink;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink of this JVM that keeps what it is given, by name. At-least-once: a failure may bring an
 * element again.
 */
final class Collected<T> implements Sink<T>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Queue<Object>> BY_NAME = new ConcurrentHashMap<>();

  private final String name;

  Collected(String name) {
    this.name = name;
    BY_NAME.put(name, new ConcurrentLinkedQueue<>());
  }

  @SuppressWarnings("unchecked")
  List<T> elements() {
    return (List<T>) List.copyOf(BY_NAME.get(name));
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context context) {
        BY_NAME.get(name).add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
