package io.tidewatch.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Wrote {@code src/test/resources/model/model-v1.bin}: a model as the first release lays it out.
 * Every later release must read the file; it is written anew only where a layout is added, under
 * another name.
 */
final class GoldenModel {

  /** Records of every kind: usual, far off, with gaps, and empty. */
  static final float[][] RECORDS = {
    {20, 5, -1},
    {20.5f, 5.25f, -0.75f},
    {35, 5, -1},
    {Float.NaN, 9, -1},
    {1e30f, -1e30f, 0},
    {Float.NaN, Float.NaN, Float.NaN}
  };

  private GoldenModel() {}

  /** Writes the file whose path is the only argument. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, ModelCodec.encode(model()));
  }

  /** One layer of each activation, and texts beyond ASCII. */
  static DetectorModel model() {
    Provenance provenance =
        new Provenance(
            "Zürich pumps",
            "hall-2 😀",
            1_767_225_600_000L,
            "drift",
            12_000,
            3_000,
            -42,
            "denoising{code=2}",
            "m2-89abcdef",
            0x0123456789ABCDEFL);
    List<Layer> layers =
        List.of(
            new Dense(
                new float[][] {
                  {0.5f, -0.25f, 0.125f, 1}, {-1, 0.75f, 0.375f, -0.5f}, {0.1f, 0.2f, 0.3f, 0.4f}
                },
                new float[] {0.01f, -0.02f, 0.03f, -0.04f},
                Activation.RELU),
            new Dense(
                new float[][] {{0.5f, -0.5f}, {0.25f, 0.75f}, {-0.125f, 1}, {1, -1}},
                new float[] {0.1f, -0.1f},
                Activation.TANH),
            new Dense(
                new float[][] {{1, -1}, {0.5f, 0.25f}}, new float[] {0, 0.5f}, Activation.SIGMOID),
            new Dense(
                new float[][] {{2, -1, 0.5f}, {-2, 1, 0.75f}},
                new float[] {0.125f, -0.25f, 0.375f},
                Activation.IDENTITY));
    return DetectorModel.seal(
        3,
        provenance,
        new Scaler(new float[] {20, 5, -1}, new float[] {2, 0.5f, 0.25f}),
        new Autoencoder(layers, 2),
        new ErrorScale(new float[] {0.75f, 0.5f, 1.25f}),
        new Calibration(3000, new double[] {0.125, 0.5, 0.75, 1.5}, new Tail(1.5, 0.1, 0.25, 0.5)));
  }
}
