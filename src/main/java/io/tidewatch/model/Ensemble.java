package io.tidewatch.model;

import static io.tidewatch.model.Kernel.TILE;

import java.util.Arrays;
import java.util.List;

/**
 * Small dense layers side by side: each member reads some of the inputs and writes some of the
 * outputs. Two of them in a row, one that reads groups of features and one that writes them back in
 * the order of the features, are an ensemble of autoencoders (Mirsky, Doitshman, Elovici and
 * Shabtai 2018, KitNET), whose code is the members' codes one after the other.
 *
 * <p>A member's inputs are gathered in the working space; its outputs are written from there to
 * their places.
 */
public final class Ensemble implements TiledLayer {

  private final int inputs;
  private final List<Member> members;
  private final Block[] blocks;
  private final int outputs;
  private final int scratch;

  /**
   * A dense layer and its places. Nobody writes into the arrays once it is made.
   *
   * @param reads the input that each of its inputs is, distinct
   * @param writes the output that each of its outputs is
   * @param layer what it computes
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Member(int[] reads, int[] writes, Dense layer) {

    /**
     * Takes copies.
     *
     * @throws IllegalArgumentException when there are not as many places as inputs and outputs
     */
    public Member {
      if (reads.length != layer.inputs() || writes.length != layer.outputs()) {
        throw new IllegalArgumentException(
            "member must have "
                + layer.inputs()
                + " inputs and "
                + layer.outputs()
                + " outputs like its layer, but was with "
                + reads.length
                + " and "
                + writes.length);
      }
      reads = reads.clone();
      writes = writes.clone();
    }

    /** A copy of its inputs' places. */
    @Override
    public int[] reads() {
      return reads.clone();
    }

    /** A copy of its outputs' places. */
    @Override
    public int[] writes() {
      return writes.clone();
    }
  }

  /** What a record's turn needs of a member, without a copy of it. */
  private record Block(
      int[] reads, int[] writes, Matrix weights, float[] bias, Activation activation) {

    static Block of(Member member) {
      Dense layer = member.layer();
      return new Block(
          member.reads(),
          member.writes(),
          layer.matrix(),
          Matrix.padded(layer.bias()),
          layer.activation());
    }

    /** The sums stand first in the working space, then the inputs. */
    int work() {
      return bias.length + reads.length;
    }

    void forward(float[] in, float[] out, float[] work) {
      int inputs = bias.length;
      for (int i = 0; i < reads.length; i++) {
        work[inputs + i] = in[reads[i]];
      }
      Kernel.FASTEST.addProducts(weights, work, inputs, bias, work);
      activation.apply(work, writes.length);
      for (int o = 0; o < writes.length; o++) {
        out[writes[o]] = work[o];
      }
    }

    void forwardTile(float[] in, float[] out, float[] work) {
      int inputs = bias.length;
      for (int i = 0; i < reads.length; i++) {
        System.arraycopy(in, reads[i] * TILE, work, (inputs + i) * TILE, TILE);
      }
      Kernel.FASTEST.addTileProducts(weights, work, inputs, bias, work);
      activation.apply(work, writes.length * TILE);
      for (int o = 0; o < writes.length; o++) {
        System.arraycopy(work, o * TILE, out, writes[o] * TILE, TILE);
      }
    }
  }

  /**
   * Checks the places.
   *
   * @param inputs how many values it reads, at least 1; each is read by some member, by none twice
   * @param members at least one; every output, from 0 without a gap, is written once
   * @throws IllegalArgumentException when a rule is broken
   */
  public Ensemble(int inputs, List<Member> members) {
    this.inputs = inputs;
    this.members = List.copyOf(members);
    this.blocks = this.members.stream().map(Block::of).toArray(Block[]::new);
    this.outputs = this.members.stream().mapToInt(member -> member.layer().outputs()).sum();
    this.scratch = Arrays.stream(blocks).mapToInt(Block::work).max().orElse(0);
    int places = this.members.stream().mapToInt(member -> member.layer().inputs()).sum();
    if (inputs < 1 || inputs > places) {
      throw new IllegalArgumentException(
          "inputs of an ensemble must be 1 to "
              + places
              + ", what its members read, but was "
              + inputs);
    }
    int[] readBy = new int[inputs];
    int[] writtenBy = new int[outputs];
    for (int m = 0; m < blocks.length; m++) {
      for (int place : blocks[m].reads()) {
        boolean free = place >= 0 && place < inputs && readBy[place] != m + 1;
        require(free, "input of a member must be one of 0 to " + (inputs - 1), place);
        readBy[place] = m + 1;
      }
      for (int place : blocks[m].writes()) {
        boolean free = place >= 0 && place < outputs && writtenBy[place] == 0;
        require(free, "output of a member must be one of 0 to " + (outputs - 1), place);
        writtenBy[place] = m + 1;
      }
    }
    for (int i = 0; i < inputs; i++) {
      if (readBy[i] == 0) {
        throw new IllegalArgumentException(
            "input of an ensemble must be read by a member, but was not (" + i + ")");
      }
    }
  }

  private static void require(boolean holds, String rule, int place) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", each once, but was " + place);
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int scratch() {
    return scratch;
  }

  /** The members in order. */
  public List<Member> members() {
    return members;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    for (Block block : blocks) {
      block.forward(in, out, scratch);
    }
  }

  @Override
  public void forwardTile(float[] in, float[] out, float[] scratch) {
    for (Block block : blocks) {
      block.forwardTile(in, out, scratch);
    }
  }
}
