package io.tidewatch.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Layout 1 of a model's body: the promotion's number, then each part in the order of the record.
 */
final class ModelBody {

  private ModelBody() {}

  static DetectorModel seal(
      int number,
      Provenance provenance,
      Scaler scaler,
      Autoencoder autoencoder,
      ErrorMeasure measure,
      Calibration calibration) {
    ModelVersion unsealed = new ModelVersion(number, "00000000");
    DetectorModel model =
        new DetectorModel(unsealed, provenance, scaler, autoencoder, measure, calibration);
    return withDigest(model, digest(write(number, model)));
  }

  static byte[] write(int number, DetectorModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(number);
      writeProvenance(model.provenance(), out);
      writeFloats(model.scaler().center(), out);
      writeFloats(model.scaler().spread(), out);
      LayerBytes.write(model.autoencoder(), out);
      MeasureBytes.write(model.measure(), out);
      writeCalibration(model.calibration(), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static DetectorModel read(ByteBuffer body) throws ModelFormatException {
    byte[] all = new byte[body.remaining()];
    body.duplicate().get(all);
    BoundedReader in = new BoundedReader(body);
    try {
      int number = in.readInt("promotion number");
      Provenance provenance = readProvenance(in);
      Scaler scaler = new Scaler(in.readFloats("centers"), in.readFloats("spreads"));
      Autoencoder autoencoder = LayerBytes.read(in);
      ErrorMeasure measure = MeasureBytes.read(in);
      Calibration calibration = readCalibration(in);
      in.checkEnd();
      return new DetectorModel(
          new ModelVersion(number, digest(all)),
          provenance,
          scaler,
          autoencoder,
          measure,
          calibration);
    } catch (IllegalArgumentException broken) {
      throw new ModelFormatException("model must be consistent: " + broken.getMessage(), broken);
    }
  }

  private static DetectorModel withDigest(DetectorModel model, String digest) {
    return new DetectorModel(
        new ModelVersion(model.version().number(), digest),
        model.provenance(),
        model.scaler(),
        model.autoencoder(),
        model.measure(),
        model.calibration());
  }

  private static String digest(byte[] body) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(sha, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 must be present in every JVM", impossible);
    }
  }

  private static void writeProvenance(Provenance provenance, DataOutputStream out)
      throws IOException {
    writeText(provenance.pipeline(), out);
    writeText(provenance.slot(), out);
    out.writeLong(provenance.windowEnd());
    writeText(provenance.trigger(), out);
    out.writeInt(provenance.rows());
    out.writeInt(provenance.holdOutRows());
    out.writeLong(provenance.seed());
    writeText(provenance.spec(), out);
    writeText(provenance.parent(), out);
    out.writeLong(provenance.schemaFingerprint());
  }

  private static Provenance readProvenance(BoundedReader in) throws ModelFormatException {
    return new Provenance(
        in.readText("pipeline"),
        in.readText("slot"),
        in.readLong("window end"),
        in.readText("trigger"),
        in.readInt("rows"),
        in.readInt("hold-out rows"),
        in.readLong("seed"),
        in.readText("spec"),
        in.readText("parent"),
        in.readLong("schema fingerprint"));
  }

  private static void writeCalibration(Calibration calibration, DataOutputStream out)
      throws IOException {
    out.writeInt(calibration.count());
    double[] knots = calibration.knots();
    out.writeInt(knots.length);
    for (double knot : knots) {
      out.writeDouble(knot);
    }
    Tail tail = calibration.tail();
    out.writeDouble(tail.threshold());
    out.writeDouble(tail.rate());
    out.writeDouble(tail.shape());
    out.writeDouble(tail.scale());
  }

  private static Calibration readCalibration(BoundedReader in) throws ModelFormatException {
    int count = in.readInt("calibration count");
    double[] knots = in.readDoubles("knots");
    Tail tail =
        new Tail(
            in.readDouble("tail threshold"),
            in.readDouble("tail rate"),
            in.readDouble("tail shape"),
            in.readDouble("tail scale"));
    return new Calibration(count, knots, tail);
  }

  static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
