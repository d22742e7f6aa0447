package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.FieldPath;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Faults planted into recorded streams of which nobody has labelled the anomalies: which records
 * are changed and how, and which are left sound to measure false alarms on. Of the rest nothing is
 * said: what lies before the latter half, in the wake of a fault, or in a fault that left the value
 * as it was.
 *
 * <p>The recorded stream may hold anomalies of its own. They count as sound, for every model alike.
 */
public final class Planting {

  /** One record of an input, by its file's short name and its row. */
  private record Key(String file, long row) {}

  /** What a record becomes. */
  private record Change(int fault, int channel, float value) {}

  private final List<ChannelSpec> channels;
  private final List<PlantedFault> faults;
  private final Map<Key, Change> changes = new HashMap<>();
  private final Set<Key> sound = new HashSet<>();
  private final JsonField json = new JsonField();

  /** Nothing is changed yet. */
  Planting(List<ChannelSpec> channels, List<PlantedFault> faults) {
    this.channels = List.copyOf(channels);
    this.faults = List.copyOf(faults);
  }

  /** Notes that a fault gives a record's channel another value. */
  void change(Origin origin, int fault, int channel, float value) {
    changes.put(key(origin), new Change(fault, channel, value));
  }

  /** Notes that a record of the latter half is out of every fault's reach. */
  void leave(Origin origin) {
    sound.add(key(origin));
  }

  /** The faults, entity by entity, in order of time. */
  public List<PlantedFault> faults() {
    return faults;
  }

  /** How many records are changed. */
  public int changed() {
    return changes.size();
  }

  /** How many records are left sound to measure false alarms on. */
  public int sound() {
    return sound.size();
  }

  /** The record as the faults leave it: another one where they change it, else the same. */
  public RawRecord plant(RawRecord raw) {
    Change change = changes.get(key(raw.origin()));
    if (change == null) {
      return raw;
    }
    List<String> names = FieldPath.of(channels.get(change.channel()).field()).names();
    // The shortest digits that read back as this float.
    byte[] value = json.with(raw.value(), names, Float.toString(change.value()));
    return new RawRecord(raw.origin(), raw.key(), value);
  }

  /** The index of the fault that changed a record, or -1. */
  int fault(String file, long row) {
    Change change = changes.get(new Key(file, row));
    return change == null ? -1 : change.fault();
  }

  boolean isSound(String file, long row) {
    return sound.contains(new Key(file, row));
  }

  private static Key key(Origin origin) {
    return new Key(origin.topic(), origin.offset());
  }
}
