package io.tidewatch.model;

import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Prefixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The bytes of a detector model, as the models topic and stored state hold them: magic number,
 * layout version, length of the body, body, CRC32C of all that came before. Everything is
 * big-endian. Reading checks length and checksum first, then each size before it allocates, so that
 * damaged or hostile bytes cost no more memory than they have themselves.
 */
public final class ModelCodec implements Codec<DetectorModel> {

  /** The most bytes a model may have. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int MAGIC = 0x5457444D;
  private static final byte LAYOUT = 1;
  private static final int HEADER = Integer.BYTES + Byte.BYTES + Integer.BYTES;

  /** Stateless; stored state names the class. */
  public ModelCodec() {}

  /** The bytes of a model, the same for equal models. */
  public static byte[] encode(DetectorModel model) {
    byte[] body = ModelBody.write(model.version().number(), model);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length + Integer.BYTES);
    bytes.putInt(MAGIC).put(LAYOUT).putInt(body.length).put(body);
    bytes.putInt(checksum(bytes.array(), HEADER + body.length));
    return bytes.array();
  }

  /**
   * The model in the bytes.
   *
   * @throws ModelFormatException when they are not exactly one intact model of a known layout
   */
  public static DetectorModel decode(byte[] bytes) throws ModelFormatException {
    if (bytes.length < HEADER + Integer.BYTES || bytes.length > MAX_BYTES) {
      throw new ModelFormatException(
          "model must have "
              + (HEADER + Integer.BYTES)
              + " to "
              + MAX_BYTES
              + " bytes, but was "
              + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int magic = in.getInt();
    if (magic != MAGIC) {
      throw new ModelFormatException(
          "model must begin with the magic number 5457444d, but was " + Integer.toHexString(magic));
    }
    byte layout = in.get();
    if (layout != LAYOUT) {
      throw new ModelFormatException("model layout must be 1, but was " + layout);
    }
    int length = in.getInt();
    if (length != bytes.length - HEADER - Integer.BYTES) {
      throw new ModelFormatException(
          "model body must have "
              + (bytes.length - HEADER - Integer.BYTES)
              + " bytes, but was "
              + length);
    }
    int expected = in.getInt(HEADER + length);
    int actual = checksum(bytes, HEADER + length);
    if (expected != actual) {
      throw new ModelFormatException(
          "model checksum must be "
              + Integer.toHexString(expected)
              + ", but was "
              + Integer.toHexString(actual));
    }
    return ModelBody.read(ByteBuffer.wrap(bytes, HEADER, length).slice());
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  @Override
  public void write(DetectorModel value, DataOutput out) throws IOException {
    Prefixed.writeVersion(out);
    Prefixed.writeBytes(out, encode(value), "model");
  }

  @Override
  public DetectorModel read(DataInput in) throws IOException {
    Prefixed.readVersion(in, "model");
    byte[] bytes = Prefixed.readBytes(in, "model");
    if (bytes == null) {
      throw new ModelFormatException("model must be present, but was absent");
    }
    return decode(bytes);
  }

  @Override
  public DetectorModel copy(DetectorModel value) {
    return value;
  }

  @Override
  public Class<DetectorModel> type() {
    return DetectorModel.class;
  }
}
