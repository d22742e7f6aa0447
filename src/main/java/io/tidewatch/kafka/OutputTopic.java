package io.tidewatch.kafka;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * A topic that the job writes to, as it is made where it is missing.
 *
 * @param name its name
 * @param partitions how many, 0 for the broker's default
 * @param settings by Kafka's names
 */
record OutputTopic(String name, int partitions, Map<String, String> settings)
    implements Serializable {

  static final String MAX_BYTES = "max.message.bytes";
  static final String CLEANUP = "cleanup.policy";
  static final String COMPACT = "compact";

  /** Takes a copy of the settings. */
  OutputTopic {
    settings = new HashMap<>(settings);
  }

  /** One of the topics of a job's sinks. */
  static OutputTopic of(SinkSpec sink, String name) {
    if (name.equals(sink.topics().models())) {
      String bytes = Integer.toString(sink.maxModelRecordBytes());
      return new OutputTopic(name, 1, Map.of(MAX_BYTES, bytes, CLEANUP, COMPACT));
    }
    String bytes = Integer.toString(sink.maxRecordBytes());
    return new OutputTopic(name, sink.partitions(), Map.of(MAX_BYTES, bytes));
  }

  /** Whether only the newest record of each key is kept. */
  boolean compacted() {
    return COMPACT.equals(settings.get(CLEANUP));
  }

  /** The most bytes of a record. */
  int maxBytes() {
    return Integer.parseInt(settings.get(MAX_BYTES));
  }

  /** Makes it. */
  void create(BoundedAdmin admin) throws AdminFault {
    admin.create(name, partitions, settings);
  }
}
