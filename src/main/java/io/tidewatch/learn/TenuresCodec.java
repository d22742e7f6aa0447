package io.tidewatch.learn;

import io.tidewatch.learn.Tenures.Tenure;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layout of tenures: version 1, horizon, then slots with their tenures as from and until. */
public final class TenuresCodec implements Codec<Tenures> {

  private static final int MOST_TENURES = 1 << 16;

  /** The codec; it has no settings. */
  public TenuresCodec() {}

  @Override
  public void write(Tenures value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    out.writeLong(value.horizon());
    Map<String, List<Tenure>> bySlot = value.bySlot();
    out.writeInt(bySlot.size());
    for (Map.Entry<String, List<Tenure>> entry : bySlot.entrySet()) {
      Prefixed.writeText(out, entry.getKey(), "slot");
      out.writeInt(entry.getValue().size());
      for (Tenure tenure : entry.getValue()) {
        out.writeLong(tenure.from());
        out.writeLong(tenure.until());
      }
    }
  }

  @Override
  public Tenures read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "tenures");
    long horizon = in.readLong();
    // Those who left may still be remembered beside those who came.
    int slots = Prefixed.within(in.readInt(), 0, 2 * AdmissionStateCodec.MOST_SLOTS, "slots");
    Map<String, List<Tenure>> bySlot = new HashMap<>();
    for (int i = 0; i < slots; i++) {
      String slot = Prefixed.readText(in, "slot");
      int count = Prefixed.within(in.readInt(), 0, MOST_TENURES, "tenures");
      List<Tenure> tenures = new ArrayList<>();
      for (int t = 0; t < count; t++) {
        tenures.add(tenure(in.readLong(), in.readLong()));
      }
      bySlot.put(slot, tenures);
    }
    return Prefixed.checked(() -> new Tenures(bySlot, horizon));
  }

  private static Tenure tenure(long from, long until) throws IOException {
    return Prefixed.checked(() -> new Tenure(from, until));
  }

  @Override
  public Tenures copy(Tenures value) {
    return value;
  }

  @Override
  public Class<Tenures> type() {
    return Tenures.class;
  }
}
