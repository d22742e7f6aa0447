package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelCodecTest {

  private static final ModelCodec CODEC = new ModelCodec();

  private static byte[] golden() throws IOException {
    try (InputStream in = ModelCodecTest.class.getResourceAsStream("/model/model-v1.bin")) {
      return in.readAllBytes();
    }
  }

  private static void assertSame(DetectorModel read, DetectorModel written) {
    assertThat(read.version()).isEqualTo(written.version());
    assertThat(read.provenance()).isEqualTo(written.provenance());
    assertThat(read.scaler()).isEqualTo(written.scaler());
    assertThat(read.measure()).isEqualTo(written.measure());
    assertThat(read.autoencoder()).usingRecursiveComparison().isEqualTo(written.autoencoder());
    assertThat(read.calibration()).usingRecursiveComparison().isEqualTo(written.calibration());
  }

  @Test
  void followsTheLayoutFieldByField() throws IOException {
    SplittableRandom random = new SplittableRandom(18);
    for (int run = 0; run < 20; run++) {
      DetectorModel model = ModelFixtures.randomModel(random);

      assertThat(ModelCodec.encode(model)).isEqualTo(new ModelBytes(model).bytes());
    }
  }

  @Test
  void modelsComeBackEqual() throws IOException {
    SplittableRandom random = new SplittableRandom(19);
    for (int run = 0; run < 100; run++) {
      DetectorModel model = ModelFixtures.randomModel(random);
      byte[] bytes = ModelCodec.encode(model);

      DetectorModel read = ModelCodec.decode(bytes);

      assertSame(read, model);
      assertThat(ModelCodec.encode(read)).isEqualTo(bytes);
    }
  }

  @Test
  void equalModelsHaveEqualBytes() {
    assertThat(ModelCodec.encode(ModelFixtures.randomModel(new SplittableRandom(20))))
        .isEqualTo(ModelCodec.encode(ModelFixtures.randomModel(new SplittableRandom(20))))
        .isNotEqualTo(ModelCodec.encode(ModelFixtures.randomModel(new SplittableRandom(21))));
  }

  @Test
  void storedStateKeepsModelsBehindAVersion() throws IOException {
    DetectorModel model = ModelFixtures.model();
    byte[] bytes = Wire.bytes(CODEC, model);

    assertThat(bytes[0]).as("layout version").isEqualTo((byte) 1);
    assertThat(bytes).endsWith(ModelCodec.encode(model));
    assertSame(Wire.read(CODEC, bytes), model);
    assertThat(CODEC.copy(model)).isSameAs(model);
    assertThat(CODEC.type()).isEqualTo(DetectorModel.class);
  }

  /** Bytes as the first release wrote them: they must be readable for ever. */
  @Test
  void readsTheFirstLayout() throws IOException {
    DetectorModel model = ModelCodec.decode(golden());

    assertThat(model.version()).hasToString("m3-cdd89583");
    assertSame(model, GoldenModel.model());
    assertThat(ModelCodec.encode(GoldenModel.model())).isEqualTo(golden());
  }

  /**
   * To the bit, on any machine: a replay must alert at the same records. But for record 4, the one
   * beyond a hundred spreads: the first release took it for a hundred, an error of 137.9.
   */
  @Test
  void scoresAsTheFirstReleaseDid() throws IOException {
    DetectorModel model = ModelCodec.decode(golden());
    float[] errors = {0.5367249f, 1.0253875f, 5.2690673f, 12.128694f, 13876.933f, 0};
    double[] pValues = {
      0.6559300899505616,
      0.28984498977661133,
      0.0014444335429468296,
      6.290516119706348E-5,
      4.314033106382605E-17,
      1
    };

    for (int i = 0; i < GoldenModel.RECORDS.length; i++) {
      float error = error(model, GoldenModel.RECORDS[i]);

      assertThat(error).as("error of record %s", i).isEqualTo(errors[i]);
      assertThat(model.calibration().pValue(error)).as("p-value %s", i).isEqualTo(pValues[i]);
    }
  }

  private static float error(DetectorModel model, float[] record) {
    Reconstruction reconstruction = model.newReconstruction();
    reconstruction.take(record);
    return model.measure().error(reconstruction);
  }
}
