package io.tidewatch.detect;

import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The layout of a model timeline: version 1, horizon, entries as time and model. */
public final class ModelTimelineCodec implements Codec<ModelTimeline> {

  private static final int MAX_ENTRIES = 1 << 16;

  private final ModelCodec models = new ModelCodec();

  /** The codec; it has no settings. */
  public ModelTimelineCodec() {}

  @Override
  public void write(ModelTimeline value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeLong(value.horizon());
    out.writeInt(value.entries().size());
    for (ModelTimeline.Entry entry : value.entries()) {
      out.writeLong(entry.validFrom());
      models.write(entry.model(), out);
    }
  }

  @Override
  public ModelTimeline read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "model timeline");
    long horizon = in.readLong();
    int count = Prefixed.within(in.readInt(), 0, MAX_ENTRIES, "entries");
    List<ModelTimeline.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(new ModelTimeline.Entry(in.readLong(), models.read(in)));
    }
    return Prefixed.checked(() -> new ModelTimeline(entries, horizon));
  }

  @Override
  public ModelTimeline copy(ModelTimeline value) {
    return value;
  }

  @Override
  public Class<ModelTimeline> type() {
    return ModelTimeline.class;
  }
}
