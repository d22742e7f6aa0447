package io.tidewatch.reading;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The configured fields as a tree of names, so that one pass over a record finds them all and
 * notices the ones that come twice.
 */
public final class FieldTable {

  /** What a field is read for, beside channels. */
  enum Role {
    ENTITY,
    GROUP,
    TIME
  }

  private final Field root = new Field("");

  /**
   * The fields of a specification.
   *
   * @param spec the specification
   * @param maxDepth objects that may lie in each other, at most
   * @throws IllegalArgumentException when a field lies too deep, inside another configured field,
   *     or is written wrongly
   */
  FieldTable(ReadingSpec spec, int maxDepth) {
    add(spec.entityField(), maxDepth).role(Role.ENTITY);
    if (!spec.groupField().isEmpty()) {
      add(spec.groupField(), maxDepth).role(Role.GROUP);
    }
    if (!spec.timeField().isEmpty()) {
      add(spec.timeField(), maxDepth).role(Role.TIME);
    }
    List<ChannelSpec> channels = spec.channels();
    for (int i = 0; i < channels.size(); i++) {
      add(channels.get(i).field(), maxDepth).channel(i);
    }
    List<String> passThrough = spec.passThrough();
    for (int i = 0; i < passThrough.size(); i++) {
      add(passThrough.get(i), maxDepth).passed = i;
    }
    spec.personal().fields().forEach(this::treat);
    root.checkDisjoint();
    root.settle();
  }

  /** The outermost object. */
  public Field root() {
    return root;
  }

  // One field may be written in two ways, and is personal in both.
  private void treat(String field, Treatment treatment) {
    Field at = root;
    for (String name : FieldPath.of(field).names()) {
      at = at == null ? null : at.inner.get(name);
    }
    if (at != null) {
      at.treatment = treatment;
    }
  }

  private Field add(String field, int maxDepth) {
    List<String> names = FieldPath.of(field).names();
    if (names.size() > maxDepth) {
      throw new IllegalArgumentException(
          "field must be at most " + maxDepth + " levels deep, but was " + field + " (pointer)");
    }
    Field at = root;
    for (String name : names) {
      at = at.inner.computeIfAbsent(name, unused -> new Field(field));
    }
    return at;
  }

  /** One name of the tree: a field to read, or an object on the way to one. */
  public static final class Field {

    private static final int NOT_PASSED = -1;

    private final Map<String, Field> inner = new HashMap<>();
    private final String path;
    private final boolean[] roles = new boolean[Role.values().length];
    private int[] channels = {};
    private int passed = NOT_PASSED;
    private boolean onlyPassed;
    private Treatment treatment;
    private long lastSeen;

    private Field(String path) {
      this.path = path;
    }

    /** The configured field of this name, or null. */
    public Field inner(String name) {
      return inner.get(name);
    }

    /** The configured fields inside it, by name. */
    public Map<String, Field> inner() {
      return Collections.unmodifiableMap(inner);
    }

    /** Whether other fields lie inside it. */
    public boolean isObject() {
      return !inner.isEmpty();
    }

    /** The field as configured, for messages. */
    public String path() {
      return path;
    }

    /** Whether the event time is read from it. */
    public boolean isTime() {
      return is(Role.TIME);
    }

    /** Whether it is read for this role. */
    boolean is(Role role) {
      return roles[role.ordinal()];
    }

    /** Whether it is personal and treated so. */
    boolean is(Treatment asked) {
      return treatment == asked;
    }

    /** The indices of the channels that are read from it; not to be written to. */
    int[] channels() {
      return channels;
    }

    /** Whether it is carried along to alerts. */
    boolean isPassed() {
      return passed != NOT_PASSED;
    }

    /** Its place among the fields carried along. */
    int passed() {
      return passed;
    }

    /** Whether nothing but what is carried along is read from it and from what lies inside. */
    public boolean isOnlyPassed() {
      return onlyPassed;
    }

    /**
     * Notes that a record has this field.
     *
     * @param record the number of the record, different for each
     * @return whether this is the first time in this record
     */
    public boolean firstIn(long record) {
      boolean first = lastSeen != record;
      lastSeen = record;
      return first;
    }

    private void role(Role role) {
      roles[role.ordinal()] = true;
    }

    private void channel(int index) {
      channels = Arrays.copyOf(channels, channels.length + 1);
      channels[channels.length - 1] = index;
    }

    private boolean isRead() {
      return isScored() || isPassed();
    }

    private boolean isScored() {
      return channels.length > 0 || is(Role.ENTITY) || is(Role.GROUP) || is(Role.TIME);
    }

    // Asked of every field of every record.
    private void settle() {
      inner.values().forEach(Field::settle);
      onlyPassed = !isScored() && inner.values().stream().allMatch(Field::isOnlyPassed);
    }

    private void checkDisjoint() {
      if (isRead() && isObject()) {
        throw new IllegalArgumentException(
            "field must be outside every other field, but was "
                + inner.values().iterator().next().path
                + " (inside "
                + path
                + ")");
      }
      inner.values().forEach(Field::checkDisjoint);
    }
  }
}
