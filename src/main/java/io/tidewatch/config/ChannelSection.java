package io.tidewatch.config;

import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list {@code reading.channels}: names of number channels, or sections that say more. */
final class ChannelSection {

  private static final int MOST_BUCKETS = 4096;

  private ChannelSection() {}

  /** The channels, in order, where nothing is wrong with any. */
  static Optional<List<ChannelSpec>> read(Section reading) {
    List<ChannelSpec> channels = new ArrayList<>();
    Map<String, Place> places = new HashMap<>();
    List<Value> items =
        reading.needValue("channels").map(value -> value.items("channel")).orElse(List.of());
    if (items.size() > FeatureSchema.MAX_FEATURES) {
      reading.report(
          "channels",
          "channels must be at most " + FeatureSchema.MAX_FEATURES + ", but was " + items.size());
      return Optional.empty();
    }
    for (Value item : items) {
      Optional<ChannelSpec> channel = channel(item);
      channel.ifPresent(channels::add);
      Place first = channel.map(spec -> places.putIfAbsent(spec.name(), item.place())).orElse(null);
      if (first != null) {
        String name = channels.get(channels.size() - 1).name();
        item.report(
            "channel must have a name of its own, but was "
                + Quoted.of(name)
                + " again ("
                + first
                + ")");
      }
    }
    return reading.isSound("channels") ? Optional.of(channels) : Optional.empty();
  }

  private static Optional<ChannelSpec> channel(Value item) {
    if (!item.isSection()) {
      return item.read(Rules.TEXT).map(ChannelSpec::number);
    }
    Section section = item.section();
    String name = section.need("name", Rules.TEXT, "channel");
    String field = section.get("field", Rules.TEXT, name);
    ChannelType type = section.get("type", Rules.choice(ChannelType.class), ChannelType.NUMBER);
    boolean category = type == ChannelType.CATEGORY;
    Optional<Integer> given = section.find("buckets", Rules.integer(1, MOST_BUCKETS));
    section.check(
        category || given.isEmpty(),
        "buckets",
        "absent but for a category",
        given.orElse(0),
        "type");
    int buckets = category ? given.orElse(Defaults.BUCKETS) : 0;
    boolean required = section.get("required", Rules.FLAG, false);
    return section.finish(() -> new ChannelSpec(name, field, type, buckets, required));
  }
}
