package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Ensemble;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts members of one encoder and one decoder layer together, as an ensemble or as one network. */
final class MemberLayout {

  private MemberLayout() {}

  /** Two layers of members: from the groups to the codes one after the other, and back. */
  static Autoencoder ensemble(List<int[]> groups, List<Autoencoder> members) {
    List<Ensemble.Member> encoders = new ArrayList<>();
    List<Ensemble.Member> decoders = new ArrayList<>();
    int at = 0;
    int width = 0;
    for (int m = 0; m < groups.size(); m++) {
      Autoencoder member = members.get(m);
      int[] code = IntStream.range(at, at + member.codeWidth()).toArray();
      encoders.add(new Ensemble.Member(groups.get(m), code, dense(member, 0)));
      decoders.add(new Ensemble.Member(code, groups.get(m), dense(member, 1)));
      at += code.length;
      width += groups.get(m).length;
    }
    return new Autoencoder(List.of(new Ensemble(width, encoders), new Ensemble(at, decoders)), 1);
  }

  /**
   * The groups of an ensemble.
   *
   * @throws IllegalArgumentException when the autoencoder is none
   */
  static List<int[]> groups(Autoencoder ensemble) {
    if (!(ensemble.layers().get(0) instanceof Ensemble encoder)) {
      throw new IllegalArgumentException("earlier model must be an ensemble, but was not");
    }
    return encoder.members().stream().map(Ensemble.Member::reads).toList();
  }

  /** One member of what {@link #ensemble} put together. */
  static Autoencoder member(Autoencoder ensemble, int number) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : ensemble.layers()) {
      layers.add(((Ensemble) layer).members().get(number).layer());
    }
    return new Autoencoder(layers, 1);
  }

  /** The same function as dense layers, with weights of zero between different groups. */
  static Autoencoder blockwise(List<int[]> groups, List<Autoencoder> members) {
    Autoencoder ensemble = ensemble(groups, members);
    return new Autoencoder(
        List.of(
            dense((Ensemble) ensemble.layers().get(0)), dense((Ensemble) ensemble.layers().get(1))),
        1);
  }

  private static Dense dense(Ensemble ensemble) {
    float[][] weights = new float[ensemble.inputs()][ensemble.outputs()];
    float[] bias = new float[ensemble.outputs()];
    for (Ensemble.Member member : ensemble.members()) {
      int[] reads = member.reads();
      int[] writes = member.writes();
      float[][] own = member.layer().weights();
      float[] ownBias = member.layer().bias();
      for (int o = 0; o < writes.length; o++) {
        bias[writes[o]] = ownBias[o];
        for (int i = 0; i < reads.length; i++) {
          weights[reads[i]][writes[o]] = own[i][o];
        }
      }
    }
    return new Dense(weights, bias, ensemble.members().get(0).layer().activation());
  }

  private static Dense dense(Autoencoder member, int layer) {
    return (Dense) member.layers().get(layer);
  }
}
