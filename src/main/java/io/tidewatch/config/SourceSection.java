package io.tidewatch.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section {@code source}: where readings come from. */
final class SourceSection {

  private static final Rule<Duration> DURATION = Rules.duration(Duration.ZERO, Duration.ofDays(1));
  private static final Map<String, String> INSTEAD =
      Map.of(
          "bootstrap.servers", "source.bootstrap",
          "group.id", "source.group_id",
          "auto.offset.reset", "source.start");

  private SourceSection() {}

  /** The source, where nothing is wrong with it. */
  static Optional<SourceConfig> read(
      Section section, String pipeline, PropertySection propertySection) {
    List<String> servers = list(section, "bootstrap", "server", Rules.ADDRESS);
    List<String> topics = list(section, "topics", "topic", Rules.TOPIC_NAME);
    String groupId = section.get("group_id", Rules.TEXT, Defaults.groupId(pipeline));
    SourceConfig.Start start =
        section.get("start", Rules.choice(SourceConfig.Start.class), Defaults.START);
    Duration idle = section.get("idle_timeout", DURATION, Defaults.IDLE_TIMEOUT);
    Duration discover = section.get("discover_partitions", DURATION, Defaults.DISCOVER_PARTITIONS);
    KafkaProperties properties = propertySection.read(section.section("properties"), INSTEAD);
    Optional<AvroConfig> avro =
        section.value("avro").flatMap(given -> AvroSection.read(given.section()));
    return section.finish(
        () ->
            new SourceConfig(
                String.join(",", servers),
                topics,
                groupId,
                start,
                idle,
                discover,
                properties,
                avro));
  }

  private static List<String> list(Section section, String key, String item, Rule<String> rule) {
    Set<String> texts = new LinkedHashSet<>();
    for (Value value : section.needValue(key).map(v -> v.items(item)).orElse(List.of())) {
      Optional<String> text = value.read(rule);
      if (text.filter(texts::contains).isPresent()) {
        value.mustBe("different from the others");
      }
      text.ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }
}
