package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Models over windows travel through bytes unharmed, and damaged ones are refused. */
class SignalBytesTest {

  private static List<DetectorModel> models(int count) {
    SplittableRandom random = new SplittableRandom(1);
    List<DetectorModel> models = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      models.add(model(SignalFixtures.convolutional(random)));
      models.add(model(SignalFixtures.recurrent(random, SignalFixtures.window(random))));
    }
    return models;
  }

  private static DetectorModel model(Autoencoder autoencoder) {
    float[] ones = new float[autoencoder.width()];
    Arrays.fill(ones, 1f);
    return DetectorModel.seal(
        3,
        ModelFixtures.provenance(),
        new Scaler(new float[ones.length], ones),
        autoencoder,
        new ErrorScale(ones),
        ModelFixtures.calibration());
  }

  private static void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> ModelCodec.decode(bytes))
        .withMessageContaining(" must ");
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws ModelFormatException {
    SplittableRandom random = new SplittableRandom(2);
    for (DetectorModel model : models(30)) {
      byte[] bytes = ModelCodec.encode(model);
      DetectorModel read = ModelCodec.decode(bytes);
      assertThat(ModelCodec.encode(read)).isEqualTo(bytes);
      float[] in = ModelFixtures.floats(random, model.autoencoder().width(), 2);
      assertThat(read.autoencoder().newPass().reconstruct(in))
          .containsExactly(model.autoencoder().newPass().reconstruct(in));
      assertThat(read.autoencoder().encoderLayers()).isEqualTo(model.autoencoder().encoderLayers());
    }
  }

  @Test
  void everyTruncationIsRefused() {
    for (DetectorModel model : models(1)) {
      byte[] bytes = ModelCodec.encode(model);
      byte[] body = Arrays.copyOfRange(bytes, ModelBytes.HEADER, bytes.length - Integer.BYTES);
      for (int length = 0; length < bytes.length; length++) {
        assertRefused(Arrays.copyOf(bytes, length));
      }
      for (int length = 0; length < body.length; length++) {
        assertRefused(ModelBytes.framed(Arrays.copyOf(body, length)));
      }
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    SplittableRandom random = new SplittableRandom(3);
    List<DetectorModel> models = models(5);
    for (int run = 0; run < 500; run++) {
      byte[] damaged = ModelCodec.encode(models.get(run % models.size()));
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(damaged);
    }
  }

  /** With the checksum repaired: whatever is read is what would be written, within bounds. */
  @Test
  void damageThatTheChecksumHidesIsRefusedOrReadAsItSays() {
    SplittableRandom random = new SplittableRandom(4);
    List<DetectorModel> models = models(5);
    int refused = 0;
    for (int run = 0; run < 3000; run++) {
      byte[] bytes = ModelCodec.encode(models.get(run % models.size()));
      int at = random.nextInt(ModelBytes.HEADER, bytes.length - Integer.BYTES);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      byte[] damaged = ModelBytes.repaired(bytes);
      try {
        assertThat(ModelCodec.encode(ModelCodec.decode(damaged))).isEqualTo(damaged);
      } catch (ModelFormatException broken) {
        assertThat(broken).hasMessageContaining(" must ");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  /** Every place of the layers in turn holds a huge number: no memory is taken on its word. */
  @Test
  void sizesThatAreDeclaredCostNothing() {
    for (DetectorModel model : models(1)) {
      byte[] bytes = ModelCodec.encode(model);
      for (int at = ModelBytes.HEADER; at < bytes.length - 2 * Integer.BYTES; at++) {
        for (int size : new int[] {Integer.MAX_VALUE, 1 << 30, Integer.MIN_VALUE, -1}) {
          byte[] damaged = bytes.clone();
          ByteBuffer.wrap(damaged).putInt(at, size);
          byte[] repaired = ModelBytes.repaired(damaged);
          assertThat(Allocations.bytes(() -> readOrRefuse(repaired))).isLessThan(1 << 20);
        }
      }
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      ModelCodec.decode(bytes);
    } catch (ModelFormatException refused) {
      assertThat(refused.getMessage()).contains(" must ");
    }
  }

  @Test
  void unknownLayersAreRefused() {
    DetectorModel model = models(1).get(0);
    byte[] bytes = ModelCodec.encode(model);
    int at = bytes.length;
    for (int i = 0; i + 5 < bytes.length && at == bytes.length; i++) {
      boolean counts = ByteBuffer.wrap(bytes).getInt(i) == model.autoencoder().layers().size();
      at = counts && bytes[i + 4] == 10 ? i + 4 : at;
    }
    bytes[at] = 99;
    byte[] damaged = ModelBytes.repaired(bytes);
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> ModelCodec.decode(damaged))
        .withMessage("layer tag must be 1, 2, 10 to 14, 32 or 64, but was 99 (layer 0)");
  }
}
