package io.tidewatch.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that lead from a record's outermost object to one of its fields.
 *
 * <p>A field is written as a top-level name, or as a JSON pointer (RFC 6901) when it begins with a
 * slash: {@code /sensor/temperature}, with {@code ~1} for a slash and {@code ~0} for a tilde inside
 * a name. A pointer leads through objects only; a number in it is a name, never an array index.
 *
 * @param names one name a level, at least one
 */
public record FieldPath(List<String> names) {

  /** Takes a copy of the list. */
  public FieldPath {
    names = List.copyOf(names);
  }

  /**
   * Reads a field as configurations write it.
   *
   * @throws IllegalArgumentException when a tilde is followed by neither 0 nor 1
   */
  public static FieldPath of(String field) {
    if (!field.startsWith("/")) {
      return new FieldPath(List.of(field));
    }
    List<String> names = new ArrayList<>();
    for (String name : field.substring(1).split("/", -1)) {
      if (name.replace("~0", "").replace("~1", "").contains("~")) {
        throw new IllegalArgumentException(
            "tilde must be followed by 0 or 1, but was '" + name + "' (field " + field + ")");
      }
      names.add(name.replace("~1", "/").replace("~0", "~"));
    }
    return new FieldPath(names);
  }
}
