package io.tidewatch.learn;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The layout of a decision about admission: version 1, then its parts in the record's order. */
public final class AdmissionDecisionCodec implements Codec<AdmissionDecision> {

  /** The codec; it has no settings. */
  public AdmissionDecisionCodec() {}

  @Override
  public void write(AdmissionDecision value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeLong(value.windowEnd());
    writeSlots(value.retired(), out);
    writeSlots(value.admitted(), out);
    out.writeInt(value.turnedAway());
  }

  private static void writeSlots(List<String> slots, DataOutput out) throws IOException {
    out.writeInt(slots.size());
    for (String slot : slots) {
      Prefixed.writeText(out, slot, "slot");
    }
  }

  @Override
  public AdmissionDecision read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "admission decision");
    long windowEnd = in.readLong();
    List<String> retired = readSlots(in);
    List<String> admitted = readSlots(in);
    int turnedAway = in.readInt();
    return Prefixed.checked(() -> new AdmissionDecision(windowEnd, retired, admitted, turnedAway));
  }

  private static List<String> readSlots(DataInput in) throws IOException {
    int count = Prefixed.within(in.readInt(), 0, AdmissionStateCodec.MOST_SLOTS, "slots");
    List<String> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(Prefixed.readText(in, "slot"));
    }
    return slots;
  }

  @Override
  public AdmissionDecision copy(AdmissionDecision value) {
    return value;
  }

  @Override
  public Class<AdmissionDecision> type() {
    return AdmissionDecision.class;
  }
}
