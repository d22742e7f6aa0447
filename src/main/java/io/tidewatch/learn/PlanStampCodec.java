package io.tidewatch.learn;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The layout of a plan's stamp: version 1, how many settings, each as name and value. */
public final class PlanStampCodec implements Codec<PlanStamp> {

  private static final int MOST_SETTINGS = 100;

  /** The codec; it has no settings. */
  public PlanStampCodec() {}

  @Override
  public void write(PlanStamp value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeInt(value.settings().size());
    for (Map.Entry<String, String> setting : value.settings().entrySet()) {
      Prefixed.writeText(out, setting.getKey(), "setting");
      Prefixed.writeText(out, setting.getValue(), "setting");
    }
  }

  @Override
  public PlanStamp read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "plan stamp");
    int count = Prefixed.within(in.readInt(), 0, MOST_SETTINGS, "settings");
    TreeMap<String, String> settings = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      settings.put(Prefixed.readText(in, "setting"), Prefixed.readText(in, "setting"));
    }
    return new PlanStamp(settings);
  }

  @Override
  public PlanStamp copy(PlanStamp value) {
    return value;
  }

  @Override
  public Class<PlanStamp> type() {
    return PlanStamp.class;
  }
}
