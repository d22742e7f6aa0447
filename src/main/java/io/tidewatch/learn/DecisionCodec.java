package io.tidewatch.learn;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The layout of either kind of decision: version 1, which kind, then the layout of that. */
public final class DecisionCodec implements Codec<Decision> {

  private static final int MODEL = 0;
  private static final int ADMISSION = 1;

  private final ModelDecisionCodec models = new ModelDecisionCodec();
  private final AdmissionDecisionCodec admissions = new AdmissionDecisionCodec();

  /** The codec; it has no settings. */
  public DecisionCodec() {}

  @Override
  public void write(Decision value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    if (value instanceof ModelDecision decision) {
      out.writeByte(MODEL);
      models.write(decision, out);
    } else if (value instanceof AdmissionDecision decision) {
      out.writeByte(ADMISSION);
      admissions.write(decision, out);
    }
  }

  @Override
  public Decision read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "decision");
    int kind = Prefixed.within(in.readByte(), MODEL, ADMISSION, "kind of decision");
    return kind == MODEL ? models.read(in) : admissions.read(in);
  }

  @Override
  public Decision copy(Decision value) {
    return value;
  }

  @Override
  public Class<Decision> type() {
    return Decision.class;
  }
}
