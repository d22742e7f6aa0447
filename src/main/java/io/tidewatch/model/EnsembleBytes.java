package io.tidewatch.model;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an ensemble is written: inputs, members, and of each member its places and its dense layer.
 * Members are dense and nothing else: an ensemble of ensembles cannot be written down.
 */
final class EnsembleBytes {

  // Two counts of places, an activation, two counts of the layer.
  private static final int LEAST_MEMBER = 4 * Integer.BYTES + Byte.BYTES;

  private EnsembleBytes() {}

  static void write(Ensemble ensemble, DataOutputStream out) throws IOException {
    out.writeInt(ensemble.inputs());
    out.writeInt(ensemble.members().size());
    for (Ensemble.Member member : ensemble.members()) {
      writePlaces(member.reads(), out);
      writePlaces(member.writes(), out);
      LayerBytes.writeDense(member.layer(), out);
    }
  }

  static Ensemble read(BoundedReader in) throws ModelFormatException {
    int inputs = in.readInt("ensemble inputs");
    int count = in.readCount("members", LEAST_MEMBER);
    List<Ensemble.Member> members = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      members.add(
          new Ensemble.Member(
              in.readInts("places read"), in.readInts("places written"), LayerBytes.readDense(in)));
    }
    return new Ensemble(inputs, members);
  }

  private static void writePlaces(int[] places, DataOutputStream out) throws IOException {
    out.writeInt(places.length);
    for (int place : places) {
      out.writeInt(place);
    }
  }
}
