package io.tidewatch.reading;

import io.tidewatch.reading.FieldTable.Field;
import io.tidewatch.reading.FieldTable.Role;
import io.tidewatch.reading.FieldValue.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The reading that a record is about to become: takes the values of its fields one by one and says
 * at the end whether anything is missing. Used again for every record, by one thread.
 */
final class Draft implements FieldSink {

  private static final int MAX_QUOTE = 64;

  private final ReadingSpec spec;
  private final List<ChannelSpec> channels;
  private final ReadingLimits limits;
  private final boolean timeFromLog;
  private final TimeReader times;
  private final EntityText texts;
  private final ChannelReader channelReader = new ChannelReader();
  private final Refusal refusal;
  private final UnaryOperator<String> pseudonyms;

  private final PassedField[] passed;
  private float[] values;
  private String entity;
  private String group;
  private boolean timed;
  private long time;

  /**
   * A draft for records of one specification.
   *
   * @param refusal where faults are noted
   * @param pseudonyms gives the texts of hashed fields another name
   * @throws IllegalArgumentException when the time pattern is none
   */
  Draft(ReadingSpec spec, Refusal refusal, UnaryOperator<String> pseudonyms) {
    this.spec = spec;
    this.pseudonyms = pseudonyms;
    this.channels = spec.channels();
    this.limits = spec.limits();
    this.timeFromLog = spec.timeFormat().kind() == TimeFormat.Kind.RECORD_TIMESTAMP;
    this.times = new TimeReader(spec.timeFormat());
    this.texts = new EntityText(limits.maxEntityLength());
    this.refusal = refusal;
    this.passed = new PassedField[spec.passThrough().size()];
  }

  /** Begins a new record. */
  void clear() {
    if (values == null) {
      values = new float[channels.size()];
    }
    Arrays.fill(values, Float.NaN);
    entity = null;
    group = spec.groupField().isEmpty() ? "" : null;
    timed = false;
    Arrays.fill(passed, null);
  }

  @Override
  public void take(Field field, FieldValue value) throws IOException {
    if (field.isObject()) {
      if (value.kind() != Kind.NULL && !field.isOnlyPassed()) {
        refuse(Reason.WRONG_TYPE, "parent", "an object or null", value, field);
      }
      return;
    }
    if (field.isPassed()) {
      takePassed(field, value);
    }
    if (field.isOnlyPassed()) {
      return;
    }
    for (int index : field.channels()) {
      takeChannel(value, field, index);
    }
    if (value.kind() == Kind.NULL) {
      return;
    }
    if (field.is(Role.ENTITY)) {
      entity = text("entity", value, field);
    }
    if (field.is(Role.GROUP)) {
      group = text("group", value, field);
    }
    if (field.is(Role.TIME)) {
      timed = true;
      time = times.read(value);
      if (time == TimeReader.UNREADABLE) {
        refuse(Reason.BAD_TIME, "time", times.rule(), value, field);
      }
    }
  }

  @Override
  public void refuse(Reason reason, String rule, String was, String where) {
    refusal.whole(reason, rule, was, where);
  }

  @Override
  public String shown(String part) {
    return refusal.shown(part);
  }

  /**
   * A value for a message: scalars as they stand, others by their kind.
   *
   * @throws IOException when the value is not well-formed
   */
  static String quote(FieldValue value) throws IOException {
    if (value.kind() != Kind.TEXT && !value.kind().isLiteral()) {
      return value.kind().words();
    }
    int length = Math.min(value.length(), MAX_QUOTE);
    String beginning = new String(value.characters(), value.offset(), length);
    return value.kind() == Kind.TEXT ? "'" + beginning + "'" : beginning;
  }

  private void refuse(Reason reason, String thing, String rule, FieldValue value, Field field)
      throws IOException {
    refusal.field(reason, thing, rule, refusal.shown(quote(value)), field.path());
  }

  /** Checks what only the whole record shows, and takes the log's time where that is asked for. */
  void complete(Origin origin) {
    if (timeFromLog) {
      time = origin.timestamp();
      timed = true;
    }
    if (entity == null) {
      missing(Reason.MISSING_ENTITY, "entity", spec.entityField());
    }
    if (group == null) {
      missing(Reason.MISSING_ENTITY, "group", spec.groupField());
    }
    if (!timed) {
      missing(Reason.MISSING_TIME, "time", spec.timeField());
    } else if (refusal.reason() == null) {
      checkTime(origin);
    }
    checkChannels();
  }

  /** Hands over the reading of an unrefused record. */
  Reading finish(Origin origin) {
    Reading reading = new Reading(entity, group, time, values, origin, passed());
    values = null;
    return reading;
  }

  private List<PassedField> passed() {
    return passed.length == 0 ? List.of() : Arrays.stream(passed).filter(Objects::nonNull).toList();
  }

  /** Whatever the value is, the record is none the worse for it. */
  private void takePassed(Field field, FieldValue value) throws IOException {
    boolean text = value.kind() == Kind.TEXT;
    if (!text && !value.kind().isLiteral()
        || field.is(Treatment.DROP)
        || field.is(Treatment.MASK)) {
      return;
    }
    boolean hashed = field.is(Treatment.HASH);
    String name = spec.passThrough().get(field.passed());
    String carried = hashed ? pseudonyms.apply(value.text()) : value.text();
    passed[field.passed()] =
        hashed || text ? PassedField.ofText(name, carried) : PassedField.ofLiteral(name, carried);
  }

  private void takeChannel(FieldValue value, Field field, int index) throws IOException {
    ChannelSpec channel = channels.get(index);
    if (field.is(Treatment.DROP)) {
      return;
    }
    Reason wrong = channelReader.read(value, channel);
    if (wrong == null && value.kind() != Kind.NULL && field.is(Treatment.HASH)) {
      // The bucket of the text itself would give it away to who tries all texts.
      char[] name = pseudonyms.apply(value.text()).toCharArray();
      values[index] = CategoryHash.bucket(name, 0, name.length, channel.buckets());
      return;
    }
    values[index] = channelReader.value();
    if (wrong != null) {
      String rule = ChannelReader.rule(channel, wrong);
      refuse(wrong, "channel " + channel.name(), rule, value, field);
    }
  }

  private String text(String thing, FieldValue value, Field field) throws IOException {
    String text = null;
    if (value.kind() == Kind.TEXT || value.kind() == Kind.INTEGER) {
      text = texts.read(value.characters(), value.offset(), value.length());
      if (value.kind() == Kind.INTEGER && "-0".equals(text)) {
        text = "0";
      }
    }
    if (text == null) {
      refuse(Reason.BAD_ENTITY, thing, texts.rule(), value, field);
      return null;
    }
    return field.is(Treatment.HASH) ? pseudonyms.apply(text) : text;
  }

  private void checkTime(Origin origin) {
    String path = timeFromLog ? "of the record itself" : spec.timeField();
    if (time < limits.earliestMillis()) {
      String rule = "at least " + limits.earliestMillis() + " ms";
      refusal.field(Reason.BAD_TIME, "time", rule, time + " ms", path);
    } else if (time > latest(origin.timestamp())) {
      String rule = "at most " + limits.futureToleranceMillis() + " ms beyond the log's own";
      String was = time + " ms to " + origin.timestamp() + " ms";
      refusal.field(Reason.FUTURE_TIME, "time", rule, was, path);
    }
  }

  private long latest(long timestamp) {
    long latest = timestamp + limits.futureToleranceMillis();
    return timestamp > 0 && latest < 0 ? Long.MAX_VALUE : latest;
  }

  private void checkChannels() {
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      boolean present = !Float.isNaN(values[i]);
      any |= present;
      if (!present && channels.get(i).required()) {
        missing(Reason.WRONG_TYPE, "channel " + channels.get(i).name(), channels.get(i).field());
      }
    }
    if (!any) {
      refusal.field(Reason.NO_VALUES, "channels", "at least one", "none", "of the record");
    }
  }

  private void missing(Reason reason, String thing, String path) {
    refusal.field(reason, thing, "present", "absent or null", path);
  }
}
