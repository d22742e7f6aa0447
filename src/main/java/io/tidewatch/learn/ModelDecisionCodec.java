package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The layout of a decision: version 1, then its parts in the order of the record. */
public final class ModelDecisionCodec implements Codec<ModelDecision> {

  private final ModelCodec models = new ModelCodec();

  /** The codec; it has no settings. */
  public ModelDecisionCodec() {}

  @Override
  public void write(ModelDecision value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeText(out, value.slot(), "slot");
    out.writeLong(value.windowEnd());
    out.writeByte(value.verdict().ordinal());
    out.writeByte(value.trigger().ordinal());
    out.writeBoolean(value.model() != null);
    if (value.model() != null) {
      models.write(value.model(), out);
    }
    out.writeInt(value.rows());
    out.writeInt(value.normalWindows());
    out.writeInt(value.suspectWindows());
    out.writeDouble(value.driftDistance());
    out.writeDouble(value.challengerError());
    out.writeDouble(value.championError());
    Prefixed.writeText(out, value.detail(), "detail");
  }

  @Override
  public ModelDecision read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "decision");
    String slot = Prefixed.readText(in, "slot");
    long windowEnd = in.readLong();
    Verdict[] verdicts = Verdict.values();
    Verdict verdict = verdicts[Prefixed.within(in.readByte(), 0, verdicts.length - 1, "verdict")];
    Trigger[] triggers = Trigger.values();
    Trigger trigger = triggers[Prefixed.within(in.readByte(), 0, triggers.length - 1, "trigger")];
    DetectorModel model = in.readBoolean() ? models.read(in) : null;
    int rows = in.readInt();
    int normal = in.readInt();
    int suspect = in.readInt();
    double drift = in.readDouble();
    double challenger = in.readDouble();
    double champion = in.readDouble();
    String detail = Prefixed.readText(in, "detail");
    return Prefixed.checked(
        () ->
            new ModelDecision(
                slot,
                windowEnd,
                verdict,
                trigger,
                model,
                rows,
                normal,
                suspect,
                drift,
                challenger,
                champion,
                detail));
  }

  @Override
  public ModelDecision copy(ModelDecision value) {
    return value;
  }

  @Override
  public Class<ModelDecision> type() {
    return ModelDecision.class;
  }
}
