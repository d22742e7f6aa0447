package io.tidewatch.config;

import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The list {@code features}: what is made of the channels, and of the record as a whole. Where the
 * channels are not known, only the terms are checked.
 */
final class FeatureSection {

  private final Section root;
  private final Duration levelHalfLife;
  private final List<ChannelSpec> channels;
  private final boolean channelsKnown;
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final List<FeatureSpec> features = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();

  private FeatureSection(
      Section root, Optional<List<ChannelSpec>> channels, Duration levelHalfLife) {
    this.root = root;
    this.levelHalfLife = levelHalfLife;
    this.channels = channels.orElse(List.of());
    this.channelsKnown = channels.isPresent();
    this.channels.forEach(channel -> indices.put(channel.name(), indices.size()));
  }

  /** The schema, where nothing is wrong with it. */
  static Optional<FeatureSchema> read(
      Section root, Optional<List<ChannelSpec>> channels, Duration levelHalfLife) {
    return new FeatureSection(root, channels, levelHalfLife).schema();
  }

  private Optional<FeatureSchema> schema() {
    Optional<Value> given = root.value("features");
    if (given.isPresent()) {
      given.get().items("feature").forEach(this::item);
    } else {
      addDefaults();
    }
    return root.isSound("features") && channelsKnown
        ? root.attempt(
            root.place("features"), () -> new FeatureSchema(channels, features, levelHalfLife))
        : Optional.empty();
  }

  private void addDefaults() {
    for (int i = 0; i < channels.size() && !isHopeless(); i++) {
      List<FeatureTerm> terms =
          switch (channels.get(i).type()) {
            case NUMBER -> Defaults.NUMBER_FEATURES;
            case FLAG -> Defaults.FLAG_FEATURES;
            case CATEGORY -> Defaults.CATEGORY_FEATURES;
          };
      for (FeatureTerm term : terms) {
        term.of(i, channels.get(i)).forEach(features::add);
      }
    }
  }

  private void item(Value item) {
    if (!item.isSection()) {
      item.mustBe("a section such as {of: all, use: value} or {record: since_last}");
      return;
    }
    Section section = item.section();
    Optional<Value> record = section.value("record");
    Optional<Value> of = section.value("of");
    Optional<Value> use = section.value("use");
    section.finish(() -> section);
    if (of.isPresent() != use.isPresent()) {
      item.report(
          "feature must have of and use, but was without " + (use.isEmpty() ? "use" : "of"));
    } else if (record.isPresent() == of.isPresent()) {
      item.report(
          "feature must have either record, or of and use, but was with "
              + (record.isPresent() ? "both" : "neither"));
    }
    record.ifPresent(this::addOfRecord);
    List<Integer> chosen = of.map(this::channels).orElse(List.of());
    use.ifPresent(value -> addOfChannels(chosen, value));
  }

  private void addOfRecord(Value record) {
    for (Value value : record.items("feature")) {
      FeatureWords.OF_RECORD
          .read(value)
          .ifPresent(term -> term.ofRecord().forEach(feature -> add(feature, value)));
    }
  }

  // All terms of a channel before the next channel, so that its features stand side by side.
  private void addOfChannels(List<Integer> chosen, Value use) {
    Map<Value, FeatureTerm> terms = new LinkedHashMap<>();
    for (Value value : use.items("feature")) {
      FeatureWords.OF_CHANNEL.read(value).ifPresent(term -> terms.put(value, term));
    }
    for (int index : chosen) {
      for (Map.Entry<Value, FeatureTerm> term : terms.entrySet()) {
        // A product of two long lists would take hours.
        if (isHopeless()) {
          return;
        }
        addOfChannel(index, term.getValue(), term.getKey());
      }
    }
  }

  private void addOfChannel(int index, FeatureTerm term, Value value) {
    ChannelSpec channel = channels.get(index);
    if (term.fits(channel.type())) {
      term.of(index, channel).forEach(feature -> add(feature, value));
    } else {
      value.report(
          term.word()
              + " must be of "
              + (channel.type() == ChannelType.CATEGORY ? "a number or flag" : "a category")
              + ", but channel "
              + Quoted.of(channel.name())
              + " is a "
              + Rules.name(channel.type()));
    }
  }

  private List<Integer> channels(Value of) {
    if (of.text().filter("all"::equals).isPresent()) {
      return IntStream.range(0, channels.size())
          .filter(i -> channels.get(i).type() == ChannelType.NUMBER)
          .boxed()
          .toList();
    }
    List<Integer> found = new ArrayList<>();
    for (Value item : of.items("channel")) {
      String name = item.read(Rules.TEXT).orElse("");
      Integer index = indices.get(name);
      if (index != null) {
        found.add(index);
      } else if (channelsKnown && !name.isEmpty() && !root.isHopeless()) {
        item.mustBe("all or a name of reading.channels", Spelling.hint(name, indices.keySet()));
      }
    }
    return found;
  }

  private boolean isHopeless() {
    return root.isHopeless() || features.size() > FeatureSchema.MAX_FEATURES;
  }

  private void add(FeatureSpec feature, Value value) {
    if (isHopeless()) {
      return;
    }
    if (features.size() == FeatureSchema.MAX_FEATURES) {
      value.report("features must be at most " + FeatureSchema.MAX_FEATURES + ", but was more");
    }
    features.add(feature);
    String name = feature.name(channels);
    Place first = places.putIfAbsent(name, value.place());
    if (first != null) {
      value.report(
          "feature must be there once, but was " + Quoted.of(name) + " again (" + first + ")");
    }
  }
}
