package io.tidewatch.model;

import java.io.DataOutputStream;
import java.io.IOException;

/** The bytes of an error measure: a tag, then its parameters. A tag once given stays. */
final class MeasureBytes {

  private static final byte ROOT_MEAN_SQUARE = 1;
  private static final byte LARGEST = 2;
  private static final byte RESIDUAL_DISTANCE = 3;
  private static final byte RESIDUAL_AND_CODE = 4;
  private static final byte RECONSTRUCTION_PROBABILITY = 5;

  private MeasureBytes() {}

  static void write(ErrorMeasure measure, DataOutputStream out) throws IOException {
    if (measure instanceof ErrorScale scale) {
      out.writeByte(ROOT_MEAN_SQUARE);
      ModelBody.writeFloats(scale.spread(), out);
    } else if (measure instanceof LargestResidual largest) {
      out.writeByte(LARGEST);
      ModelBody.writeFloats(largest.scale().spread(), out);
    } else if (measure instanceof ResidualDistance distance) {
      out.writeByte(RESIDUAL_DISTANCE);
      write(distance.usual(), out);
    } else if (measure instanceof ResidualAndCode both) {
      out.writeByte(RESIDUAL_AND_CODE);
      write(both.residuals(), out);
      write(both.codes(), out);
    } else if (measure instanceof ReconstructionProbability probability) {
      out.writeByte(RECONSTRUCTION_PROBABILITY);
      ModelBody.writeFloats(probability.scale().spread(), out);
      float[][] draws = probability.draws();
      out.writeInt(draws.length);
      for (float[] draw : draws) {
        ModelBody.writeFloats(draw, out);
      }
    }
  }

  static ErrorMeasure read(BoundedReader in) throws ModelFormatException {
    byte tag = in.readByte("error measure tag");
    return switch (tag) {
      case ROOT_MEAN_SQUARE -> scale(in);
      case LARGEST -> new LargestResidual(scale(in));
      case RESIDUAL_DISTANCE -> new ResidualDistance(ellipsoid(in));
      case RESIDUAL_AND_CODE -> new ResidualAndCode(ellipsoid(in), ellipsoid(in));
      case RECONSTRUCTION_PROBABILITY -> new ReconstructionProbability(scale(in), draws(in));
      default -> throw new ModelFormatException("error measure tag must be 1 to 5, but was " + tag);
    };
  }

  private static float[][] draws(BoundedReader in) throws ModelFormatException {
    float[][] draws = new float[in.readCount("draws", Integer.BYTES)][];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = in.readFloats("draw");
    }
    return draws;
  }

  private static ErrorScale scale(BoundedReader in) throws ModelFormatException {
    return new ErrorScale(in.readFloats("residual spreads"));
  }

  private static void write(Ellipsoid ellipsoid, DataOutputStream out) throws IOException {
    ModelBody.writeFloats(ellipsoid.center(), out);
    for (float[] row : ellipsoid.whitening()) {
      ModelBody.writeFloats(row, out);
    }
  }

  private static Ellipsoid ellipsoid(BoundedReader in) throws ModelFormatException {
    float[] center = in.readFloats("ellipsoid center");
    float[][] whitening = new float[center.length][];
    for (int i = 0; i < whitening.length; i++) {
      whitening[i] = in.readFloats("whitening row");
    }
    return new Ellipsoid(center, whitening);
  }
}
