package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Floats;
import io.tidewatch.reading.Prefixed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The layout of what the learner remembers of a slot: version 1, slot, champion if any, counters,
 * pending training if any, training set, quarantine, probation with the windows that were alarming,
 * open windows.
 */
public final class LearnStateCodec implements Codec<LearnState> {

  private static final int MAX_PARTS = 1 << 24;

  private final ModelCodec models = new ModelCodec();

  /** The codec; it has no settings. */
  public LearnStateCodec() {}

  @Override
  public void write(LearnState value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.slot(), "slot");
    out.writeBoolean(value.champion() != null);
    if (value.champion() != null) {
      models.write(value.champion(), out);
    }
    out.writeInt(value.promotions());
    out.writeLong(value.rowsSinceTraining());
    out.writeLong(value.trainedAt());
    out.writeLong(value.decidedUntil());
    writePending(value.pending(), out);
    out.writeInt(value.trainingSet().size());
    for (EntityWindow window : value.trainingSet()) {
      writeRows(window.unit(), window.rows(), out);
    }
    List<EntityWindow> quarantine = value.quarantine().all();
    out.writeInt(quarantine.size());
    for (EntityWindow window : quarantine) {
      writeRows(window.unit(), window.rows(), out);
    }
    out.writeInt(value.probation().waiting().size());
    for (EntityWindow window : value.probation().waiting()) {
      writeRows(window.unit(), window.rows(), out);
    }
    out.writeInt(value.probation().alarming().size());
    for (SampleUnit unit : value.probation().alarming()) {
      SampleCodec.writeUnit(unit, out);
    }
    out.writeInt(value.open().size());
    for (Map.Entry<Long, WindowCollector> entry : value.open().entrySet()) {
      out.writeLong(entry.getKey());
      writeCollector(entry.getValue(), out);
    }
  }

  @Override
  public LearnState read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "learner state");
    String slot = Prefixed.readText(in, "slot");
    DetectorModel champion = in.readBoolean() ? models.read(in) : null;
    LearnState state = new LearnState(slot, champion);
    int promotions = in.readInt();
    long rowsSinceTraining = in.readLong();
    long trainedAt = in.readLong();
    long decidedUntil = in.readLong();
    LearnState.PendingTraining pending = readPending(in);
    int windows = Prefixed.within(in.readInt(), 0, MAX_PARTS, "training set");
    for (int i = 0; i < windows; i++) {
      SampleUnit unit = SampleCodec.readUnit(in);
      state.trainingSet().addLast(new EntityWindow(unit, readRows(in)));
    }
    int suspect = Prefixed.within(in.readInt(), 0, MAX_PARTS, "quarantine");
    for (int i = 0; i < suspect; i++) {
      SampleUnit unit = SampleCodec.readUnit(in);
      state.quarantine().restore(new EntityWindow(unit, readRows(in)));
    }
    int waiting = Prefixed.within(in.readInt(), 0, MAX_PARTS, "probation");
    for (int i = 0; i < waiting; i++) {
      SampleUnit unit = SampleCodec.readUnit(in);
      state.probation().waiting().add(new EntityWindow(unit, readRows(in)));
    }
    int alarming = Prefixed.within(in.readInt(), 0, MAX_PARTS, "alarming windows");
    for (int i = 0; i < alarming; i++) {
      state.probation().alarming().add(SampleCodec.readUnit(in));
    }
    int open = Prefixed.within(in.readInt(), 0, MAX_PARTS, "open windows");
    for (int i = 0; i < open; i++) {
      state.open().put(in.readLong(), readCollector(in));
    }
    state.restore(promotions, rowsSinceTraining, trainedAt, decidedUntil, pending);
    return state;
  }

  private static void writePending(LearnState.PendingTraining pending, DataOutput out)
      throws IOException {
    out.writeBoolean(pending != null);
    if (pending != null) {
      out.writeLong(pending.windowEnd());
      out.writeByte(pending.trigger().ordinal());
      out.writeInt(pending.normalWindows());
      out.writeInt(pending.suspectWindows());
      out.writeDouble(pending.driftDistance());
    }
  }

  private static LearnState.PendingTraining readPending(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    Trigger[] triggers = Trigger.values();
    return new LearnState.PendingTraining(
        in.readLong(),
        triggers[Prefixed.within(in.readByte(), 0, triggers.length - 1, "trigger")],
        in.readInt(),
        in.readInt(),
        in.readDouble());
  }

  private static void writeCollector(WindowCollector collector, DataOutput out) throws IOException {
    out.writeBoolean(collector.bound() != null);
    if (collector.bound() != null) {
      SampleCodec.writeUnit(collector.bound(), out);
    }
    out.writeInt(collector.units().size());
    for (Map.Entry<SampleUnit, List<float[]>> entry : collector.units().entrySet()) {
      writeRows(entry.getKey(), entry.getValue(), out);
    }
  }

  private static WindowCollector readCollector(DataInput in) throws IOException {
    SampleUnit bound = in.readBoolean() ? SampleCodec.readUnit(in) : null;
    TreeMap<SampleUnit, List<float[]>> units = new TreeMap<>();
    int count = Prefixed.within(in.readInt(), 0, MAX_PARTS, "units");
    for (int i = 0; i < count; i++) {
      units.put(SampleCodec.readUnit(in), readRows(in));
    }
    return new WindowCollector(units, bound);
  }

  private static void writeRows(SampleUnit unit, List<float[]> rows, DataOutput out)
      throws IOException {
    SampleCodec.writeUnit(unit, out);
    out.writeInt(rows.size());
    for (float[] row : rows) {
      Floats.write(row, out, "features");
    }
  }

  private static List<float[]> readRows(DataInput in) throws IOException {
    int count = Prefixed.within(in.readInt(), 0, MAX_PARTS, "rows");
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Floats.read(in, "features"));
    }
    return rows;
  }

  /** The bytes of a state. */
  public byte[] encode(LearnState value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /**
   * The state in the bytes.
   *
   * @throws IOException when they do not follow a known layout
   */
  public LearnState decode(byte[] bytes) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Override
  public LearnState copy(LearnState value) {
    try {
      return decode(encode(value));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Class<LearnState> type() {
    return LearnState.class;
  }
}
