package io.tidewatch.detect;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The layout of what the alert policy remembers: version 1, the episode if any, the cool-down, the
 * strictness.
 */
public final class AlertStateCodec implements Codec<AlertState> {

  private final AlertCodec alerts = new AlertCodec();

  /** The codec; it has no settings. */
  public AlertStateCodec() {}

  @Override
  public void write(AlertState value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Episode episode = value.episode();
    out.writeBoolean(episode != null);
    if (episode != null) {
      Prefixed.writeText(out, episode.id(), "episode id");
      out.writeBoolean(episode.open());
      out.writeLong(episode.startTime());
      out.writeLong(episode.endTime());
      out.writeLong(episode.exceedances());
      out.writeLong(episode.suppressed());
      alerts.write(episode.peak(), out);
    }
    out.writeLong(value.coolUntil());
    out.writeByte(value.coolSeverity().ordinal());
    out.writeLong(value.suppressed());
    out.writeDouble(value.strictness());
    out.writeLong(value.strictSince());
  }

  @Override
  public AlertState read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "alert state");
    Episode episode = in.readBoolean() ? readEpisode(in) : null;
    long coolUntil = in.readLong();
    Severity severity = VersionBytes.readEnum(Severity.values(), in, "severity");
    long suppressed = in.readLong();
    double strictness = in.readDouble();
    long since = in.readLong();
    return Prefixed.checked(
        () -> new AlertState(episode, coolUntil, severity, suppressed, strictness, since));
  }

  private Episode readEpisode(DataInput in) throws IOException {
    return new Episode(
        Prefixed.readText(in, "episode id"),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        alerts.read(in));
  }

  @Override
  public AlertState copy(AlertState value) {
    return value;
  }

  @Override
  public Class<AlertState> type() {
    return AlertState.class;
  }
}
