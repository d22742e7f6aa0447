package io.tidewatch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Bytes of the models topic, of a model file and of stored models. */
class ModelFuzzTest {

  private static final int MAGIC_AND_LAYOUT = 5;
  private static final int HEADER = MAGIC_AND_LAYOUT + Integer.BYTES;
  private static final byte[] BEGINNING =
      ByteBuffer.allocate(MAGIC_AND_LAYOUT).putInt(0x5457444D).put((byte) 1).array();

  @FuzzTest
  void whole(byte[] bytes) {
    assertDecodedOrRefused(bytes);
  }

  /** With a right header and checksum around it: what the checksum would keep from the parts. */
  @FuzzTest
  void body(byte[] body) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length + Integer.BYTES);
    bytes.put(BEGINNING).putInt(body.length).put(body);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, HEADER + body.length);
    assertDecodedOrRefused(bytes.putInt((int) crc.getValue()).array());
  }

  private static void assertDecodedOrRefused(byte[] bytes) {
    Cost.assertBounded(bytes.length, Cost.BINARY, () -> decode(bytes));
    DetectorModel model = decode(bytes);
    if (model != null) {
      Cost.assertBounded(bytes.length, Cost.BINARY, () -> score(model));
    }
  }

  private static void score(DetectorModel model) {
    model.newReconstruction().take(new float[model.width()]);
  }

  private static DetectorModel decode(byte[] bytes) {
    try {
      return ModelCodec.decode(bytes);
    } catch (ModelFormatException refused) {
      return null;
    }
  }
}
