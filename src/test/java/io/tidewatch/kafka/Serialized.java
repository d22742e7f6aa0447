package io.tidewatch.kafka;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.util.InstantiationUtil;

/** What travels to the tasks when a job starts. */
final class Serialized {

  private Serialized() {}

  static <T extends Serializable> T copy(T original) {
    try {
      return InstantiationUtil.clone(original);
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
