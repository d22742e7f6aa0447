package io.tidewatch.config;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.PersonalPlan;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.Treatment;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section {@code reading.personal}: fields that say something about a person. */
final class PersonalSection {

  private PersonalSection() {}

  /** The plan for a specification's fields, where nothing is wrong with it. */
  static Optional<PersonalPlan> read(Section section, ReadingSpec reading) {
    Map<String, Treatment> fields = new HashMap<>();
    section
        .section("fields")
        .entries()
        .forEach(
            (field, value) ->
                value
                    .read(Rules.choice(Treatment.class))
                    .ifPresent(
                        treatment -> {
                          check(field, treatment, value, reading);
                          fields.put(field, treatment);
                        }));
    String secret = section.get("secret", Rules.TEXT, "");
    if (!secret.isEmpty() && !secret.startsWith("${")) {
      section.report(
          "secret",
          "secret must be a placeholder such as ${env:NAME} or ${file:PATH:KEY}, but was written"
              + " out");
    }
    boolean keep = section.get("dead_letter_records", Rules.FLAG, true);
    return section
        .finish(() -> keep)
        .flatMap(
            kept -> section.attempt(section.place(), () -> new PersonalPlan(fields, secret, kept)));
  }

  private static void check(String field, Treatment treatment, Value value, ReadingSpec reading) {
    Set<Treatment> possible = possible(field, reading);
    if (possible.isEmpty()) {
      value.report("field must be one that is read, and not the time, but was " + Quoted.of(field));
    } else if (treatment != Treatment.HASH && reading.passThrough().contains(field)) {
      value.mustBe("hash", " (alerts show a field that is passed through)");
    } else if (!possible.contains(treatment)) {
      List<String> names = possible.stream().map(Rules::name).toList();
      value.mustBe(
          String.join(" or ", names),
          " (an entity and a group have to be told apart, a number has to be one)");
    }
  }

  private static Set<Treatment> possible(String field, ReadingSpec reading) {
    if (field.equals(reading.entityField()) || field.equals(reading.groupField())) {
      return EnumSet.of(Treatment.HASH);
    }
    Set<Treatment> possible = EnumSet.noneOf(Treatment.class);
    for (ChannelSpec channel : reading.channels()) {
      if (channel.field().equals(field)) {
        possible.addAll(EnumSet.of(Treatment.DROP, Treatment.MASK));
        if (channel.type() == ChannelType.CATEGORY) {
          possible.add(Treatment.HASH);
        }
      }
    }
    if (possible.isEmpty() && isPassedAlone(field, reading)) {
      possible.add(Treatment.HASH);
    }
    return possible;
  }

  private static boolean isPassedAlone(String field, ReadingSpec reading) {
    return reading.passThrough().contains(field) && !field.equals(reading.timeField());
  }
}
