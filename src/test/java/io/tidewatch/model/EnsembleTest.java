package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members side by side: each in its own places, none in another's. */
class EnsembleTest {

  private static final Dense SUM =
      new Dense(new float[][] {{1}, {10}}, new float[] {0.5f}, Activation.IDENTITY);
  private static final Dense TWICE =
      new Dense(new float[][] {{2, 3}}, new float[] {0, -1}, Activation.RELU);

  private static Ensemble.Member member(Dense layer, int[] reads, int... writes) {
    return new Ensemble.Member(reads, writes, layer);
  }

  private static int[] at(int... places) {
    return places;
  }

  /** Groups of random members over shuffled places, each input read once. */
  private static Ensemble random(SplittableRandom random) {
    int count = random.nextInt(1, 6);
    int[] ins = random.ints(count, 1, 9).toArray();
    int[] outs = random.ints(count, 1, 9).toArray();
    int[] reads = shuffled(IntStream.of(ins).sum(), random);
    int[] writes = shuffled(IntStream.of(outs).sum(), random);
    List<Ensemble.Member> members = new ArrayList<>();
    int in = 0;
    int out = 0;
    for (int m = 0; m < count; m++) {
      Activation how = Activation.values()[random.nextInt(Activation.values().length)];
      members.add(
          member(
              ModelFixtures.dense(random, ins[m], outs[m], how),
              Arrays.copyOfRange(reads, in, in + ins[m]),
              Arrays.copyOfRange(writes, out, out + outs[m])));
      in += ins[m];
      out += outs[m];
    }
    return new Ensemble(in, members);
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(places, new Random(random.nextLong()));
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static DetectorModel model(Autoencoder autoencoder) {
    int width = autoencoder.width();
    return DetectorModel.seal(
        1,
        ModelFixtures.provenance(),
        new Scaler(new float[width], ModelFixtures.ones(width)),
        autoencoder,
        new ErrorScale(ModelFixtures.ones(width)),
        ModelFixtures.calibration());
  }

  private static DetectorModel golden() {
    return model(
        new Autoencoder(
            List.of(new Ensemble(3, List.of(member(SUM, at(2, 0), 1), member(TWICE, at(1), 2, 0)))),
            1));
  }

  @Test
  void eachMemberReadsAndWritesItsOwnPlaces() {
    Ensemble ensemble =
        new Ensemble(3, List.of(member(SUM, at(2, 0), 1), member(TWICE, at(1), 2, 0)));
    float[] out = new float[3];
    ensemble.forward(new float[] {3, 4, 5}, out, new float[ensemble.scratch()]);
    assertThat(out).containsExactly(11, 35.5f, 8);
    assertThat(ensemble.inputs()).isEqualTo(3);
    assertThat(ensemble.outputs()).isEqualTo(3);
    assertThat(ensemble.scratch()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void equalsItsMembersOneByOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ensemble ensemble = random(random);
    float[] in = ModelFixtures.floats(random, ensemble.inputs(), 2);
    float[] out = new float[ensemble.outputs()];
    ensemble.forward(in, out, new float[ensemble.scratch()]);
    for (Ensemble.Member member : ensemble.members()) {
      int[] reads = member.reads();
      double[] own = IntStream.of(reads).mapToDouble(place -> in[place]).toArray();
      double[] expected = NaiveNetwork.outputs(member.layer(), own);
      float[] actual = new float[expected.length];
      for (int o = 0; o < actual.length; o++) {
        actual[o] = out[member.writes()[o]];
      }
      NaiveNetwork.assertClose(actual, expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void recordsOfABatchHaveTheBitsTheyHaveAlone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ensemble ensemble = random(random);
    Dense back =
        ModelFixtures.dense(random, ensemble.outputs(), ensemble.inputs(), Activation.TANH);
    ForwardPass pass = new Autoencoder(List.of(ensemble, back), 1).newPass();
    float[][] rows = new float[50][];
    Arrays.setAll(rows, record -> ModelFixtures.floats(random, ensemble.inputs(), 2));
    float[][] reconstructions = new float[50][ensemble.inputs()];

    pass.reconstruct(rows, 50, reconstructions);

    for (int record = 0; record < 50; record++) {
      assertThat(reconstructions[record]).containsExactly(pass.reconstruct(rows[record]));
    }
  }

  @Test
  void takesNothingFromTheHeap() {
    Ensemble ensemble = random(new SplittableRandom(4));
    float[] in = new float[ensemble.inputs()];
    float[] out = new float[ensemble.outputs()];
    float[] scratch = new float[ensemble.scratch()];
    assertThat(Allocations.bytesEach(20_000, () -> ensemble.forward(in, out, scratch)))
        .isLessThan(0.1);
  }

  @Test
  void placesAreTakenOnceAndNoneIsLeft() {
    Ensemble.Member own = member(TWICE, at(0), 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(own, member(TWICE, at(1), 1, 2))))
        .withMessage("output of a member must be one of 0 to 3, each once, but was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(own, member(TWICE, at(1), 2, 4))))
        .withMessage("output of a member must be one of 0 to 3, each once, but was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(member(SUM, at(1, 1), 0))))
        .withMessage("input of a member must be one of 0 to 1, each once, but was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(member(SUM, at(0, -1), 0))))
        .withMessage("input of a member must be one of 0 to 1, each once, but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(own)))
        .withMessage("inputs of an ensemble must be 1 to 1, what its members read, but was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble(2, List.of(own, member(TWICE, at(0), 2, 3))))
        .withMessage("input of an ensemble must be read by a member, but was not (1)");
    assertThatIllegalArgumentException().isThrownBy(() -> new Ensemble(0, List.of()));
  }

  @Test
  void memberHasAPlaceForEachInputAndOutput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member(SUM, at(0), 0))
        .withMessage(
            "member must have 2 inputs and 1 outputs like its layer, but was with 1 and 1");
  }

  @Test
  void nobodyChangesItsPlaces() {
    int[] reads = {0, 1};
    Ensemble.Member member = member(SUM, reads, 0);
    reads[0] = 1;
    member.reads()[1] = 7;
    member.writes()[0] = 7;
    assertThat(member.reads()).containsExactly(0, 1);
    assertThat(member.writes()).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void comesBackFromItsBytes(long seed) throws ModelFormatException {
    SplittableRandom random = new SplittableRandom(seed);
    Ensemble first = random(random);
    List<Ensemble.Member> mirrored =
        first.members().stream()
            .map(
                member ->
                    member(
                        ModelFixtures.dense(
                            random,
                            member.layer().outputs(),
                            member.layer().inputs(),
                            Activation.IDENTITY),
                        member.writes(),
                        member.reads()))
            .toList();
    Autoencoder original =
        new Autoencoder(List.of(first, new Ensemble(first.outputs(), mirrored)), 1);
    byte[] bytes = ModelCodec.encode(model(original));
    DetectorModel read = ModelCodec.decode(bytes);
    assertThat(ModelCodec.encode(read)).isEqualTo(bytes);
    float[] in = ModelFixtures.floats(random, original.width(), 3);
    assertThat(read.autoencoder().newPass().reconstruct(in))
        .isEqualTo(original.newPass().reconstruct(in));
  }

  @Test
  void everyDamagedByteIsRefusedOrAnotherModel() {
    byte[] bytes = ModelCodec.encode(golden());
    for (int at = ModelBytes.HEADER; at < bytes.length - Integer.BYTES; at++) {
      for (int damage : new int[] {1, 0x7F, 0x80, 0xFF}) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) damage;
        byte[] repaired = ModelBytes.repaired(damaged);
        try {
          assertThat(ModelCodec.encode(ModelCodec.decode(repaired))).isEqualTo(repaired);
        } catch (ModelFormatException refused) {
          assertThat(refused).hasMessageContaining(" must ");
        }
      }
    }
  }

  @Test
  void hostileCountsCostNothing() {
    byte[] bytes = ModelCodec.encode(golden());
    int tag = tagOf(bytes);
    for (int field : new int[] {tag + 1, tag + 5, tag + 9, tag + 13}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(field, Integer.MAX_VALUE);
      byte[] repaired = ModelBytes.repaired(hostile);
      long taken =
          Allocations.bytes(
              () ->
                  assertThatExceptionOfType(ModelFormatException.class)
                      .isThrownBy(() -> ModelCodec.decode(repaired)));
      assertThat(taken).isLessThan(4 << 20);
    }
  }

  @Test
  void anEnsembleOfEnsemblesCannotBeWrittenDown() {
    byte[] bytes = ModelCodec.encode(golden());
    // Tag, inputs, members, two places read, one written: then the member's own layer.
    int layer = tagOf(bytes) + 1 + 2 * 4 + 3 * 4 + 2 * 4;
    assertThat(bytes[layer]).isEqualTo((byte) Activation.IDENTITY.ordinal());
    bytes[layer] = 32;
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> ModelCodec.decode(ModelBytes.repaired(bytes)))
        .withMessageContaining("activation must be");
  }

  /** Behind the numbers of encoder layers and layers, both 1, stands the tag. */
  private static int tagOf(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    for (int at = 0; at + 9 < bytes.length; at++) {
      if (all.getInt(at) == 1 && all.getInt(at + 4) == 1 && bytes[at + 8] == 32) {
        return at + 8;
      }
    }
    throw new AssertionError("no ensemble in the bytes");
  }
}
