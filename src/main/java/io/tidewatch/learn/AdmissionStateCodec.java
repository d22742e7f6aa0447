package io.tidewatch.learn;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The layout of who is admitted: version 1, until when that is decided, the slots with the ends of
 * their last windows, the candidates by window, the samples that wait.
 */
public final class AdmissionStateCodec implements Codec<AdmissionState> {

  /** How many slots have models of their own, at most. */
  public static final int MOST_SLOTS = 1 << 20;

  private static final int MAX_PARTS = 1 << 24;

  private final SampleCodec samples = new SampleCodec();

  /** The codec; it has no settings. */
  public AdmissionStateCodec() {}

  @Override
  public void write(AdmissionState value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeLong(value.decidedUntil());
    out.writeInt(value.admitted().size());
    for (Map.Entry<String, Long> entry : value.admitted().entrySet()) {
      Prefixed.writeText(out, entry.getKey(), "slot");
      out.writeLong(entry.getValue());
    }
    out.writeInt(value.candidates().size());
    for (Map.Entry<Long, TreeSet<SampleUnit>> entry : value.candidates().entrySet()) {
      out.writeLong(entry.getKey());
      out.writeInt(entry.getValue().size());
      for (SampleUnit unit : entry.getValue()) {
        Prefixed.writeText(out, unit.entity(), "slot");
      }
    }
    out.writeInt(value.held().values().stream().mapToInt(List::size).sum());
    for (List<Sample> held : value.held().values()) {
      for (Sample sample : held) {
        samples.write(sample, out);
      }
    }
  }

  @Override
  public AdmissionState read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "admission");
    AdmissionState state = new AdmissionState();
    state.decided(in.readLong());
    int slots = Prefixed.within(in.readInt(), 0, MOST_SLOTS, "slots");
    for (int i = 0; i < slots; i++) {
      state.admit(Prefixed.readText(in, "slot"), in.readLong());
    }
    int windows = Prefixed.within(in.readInt(), 0, MAX_PARTS, "windows");
    for (int i = 0; i < windows; i++) {
      long windowEnd = in.readLong();
      int candidates = Prefixed.within(in.readInt(), 0, MOST_SLOTS, "candidates");
      for (int c = 0; c < candidates; c++) {
        state.apply(Prefixed.readText(in, "slot"), windowEnd, MOST_SLOTS);
      }
    }
    int held = Prefixed.within(in.readInt(), 0, MAX_PARTS, "samples");
    for (int i = 0; i < held; i++) {
      state.hold(samples.read(in));
    }
    return state;
  }

  @Override
  public AdmissionState copy(AdmissionState value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(value, new DataOutputStream(bytes));
      return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Class<AdmissionState> type() {
    return AdmissionState.class;
  }
}
