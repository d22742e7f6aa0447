package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every kernel computes the same bits; the tests run on a JVM with the vector module. */
class KernelTest {

  private static final Kernel PLAIN = new PlainKernel();
  private static final Kernel FASTEST = Kernel.FASTEST;

  private static final float[] ODD_VALUES = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0f,
    Float.MIN_VALUE,
    Float.MAX_VALUE,
    -FastMath.TANH_LIMIT,
    Math.nextUp(FastMath.TANH_LIMIT)
  };

  /** Values of all sizes, and here and there an odd one. */
  private static float[] values(SplittableRandom random, int count) {
    float[] values = ModelFixtures.floats(random, count, 12);
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(40) == 0 ? ODD_VALUES[random.nextInt(8)] : values[i];
    }
    return values;
  }

  private static float[] firstOf(float[] values, int count) {
    return Arrays.copyOf(values, count);
  }

  @Test
  void vectorsAreTheFastest() {
    assertThat(FASTEST.getClass().getSimpleName()).isEqualTo("VectorKernel");
  }

  @Property(tries = 400)
  void productsHaveTheSameBits(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @IntRange(min = 1, max = 150) int outputs,
      @ForAll @IntRange(max = 5) int from,
      @ForAll @IntRange(max = 9) int room,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[inputs][];
    Arrays.setAll(rows, i -> ModelFixtures.floats(random, outputs, 2));
    Matrix weights = new Matrix(rows, outputs);
    float[] in = values(random, from + inputs);
    float[] start = values(random, outputs + room);
    float[] plain = new float[outputs + room];
    float[] fastest = new float[outputs + room];

    PLAIN.addProducts(weights, in, from, start, plain);
    FASTEST.addProducts(weights, in, from, start, fastest);
    assertThat(firstOf(fastest, outputs)).containsExactly(firstOf(plain, outputs));

    float[] itself = start.clone();
    FASTEST.addProducts(weights, in, from, itself, itself);
    assertThat(firstOf(itself, outputs)).containsExactly(firstOf(plain, outputs));
  }

  @Property(tries = 200)
  void recordsOfATileHaveTheBitsTheyHaveAlone(
      @ForAll @IntRange(min = 1, max = 70) int inputs,
      @ForAll @IntRange(min = 1, max = 70) int outputs,
      @ForAll @IntRange(max = 5) int from,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[inputs][];
    Arrays.setAll(rows, i -> ModelFixtures.floats(random, outputs, 2));
    Matrix weights = new Matrix(rows, outputs);
    int room = Matrix.padded(outputs);
    float[] in = values(random, (from + inputs) * Kernel.TILE);
    float[] start = values(random, room);
    float[] plain = new float[room * Kernel.TILE];
    float[] fastest = new float[room * Kernel.TILE];

    PLAIN.addTileProducts(weights, in, from, start, plain);
    FASTEST.addTileProducts(weights, in, from, start, fastest);

    for (int record = 0; record < Kernel.TILE; record++) {
      float[] alone = new float[room];
      PLAIN.addProducts(weights, lane(in, from + inputs, record), from, start, alone);
      assertThat(lane(plain, outputs, record)).containsExactly(firstOf(alone, outputs));
      assertThat(lane(fastest, outputs, record)).containsExactly(firstOf(alone, outputs));
    }
  }

  /** The first values of one record of a tile. */
  private static float[] lane(float[] tile, int count, int record) {
    float[] values = new float[count];
    for (int v = 0; v < count; v++) {
      values[v] = tile[v * Kernel.TILE + record];
    }
    return values;
  }

  @Property(tries = 400)
  void functionsHaveTheSameBits(
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 40) int count,
      @ForAll @IntRange(max = 9) int room,
      @ForAll long seed) {
    int to = from + count;
    float[] plain = values(new SplittableRandom(seed), to + room);
    float[] fastest = plain.clone();

    PLAIN.tanh(plain, from, to);
    FASTEST.tanh(fastest, from, to);
    assertThat(firstOf(fastest, to)).containsExactly(firstOf(plain, to));

    PLAIN.sigmoid(plain, from, to);
    FASTEST.sigmoid(fastest, from, to);
    assertThat(firstOf(fastest, to)).containsExactly(firstOf(plain, to));
  }

  /** What a caller may rely on when values of another kind follow in the array. */
  @Property(tries = 200)
  void nothingPastTheNextMultipleOfABlockIsWritten(
      @ForAll @IntRange(min = 1, max = 70) int outputs, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix weights = new Matrix(new float[][] {ModelFixtures.floats(random, outputs, 2)}, outputs);
    float[] sums = new float[Matrix.padded(outputs) + 20];
    Arrays.fill(sums, 9);

    FASTEST.addProducts(weights, new float[] {2}, 0, sums, sums);
    FASTEST.tanh(sums, 0, outputs);
    FASTEST.sigmoid(sums, 0, outputs);

    assertThat(Arrays.copyOfRange(sums, Matrix.padded(outputs), sums.length)).containsOnly(9);
  }

  @Test
  void allocatesNothing() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[24][];
    Arrays.setAll(rows, i -> ModelFixtures.floats(random, 37, 0.2));
    Matrix weights = new Matrix(rows, 37);
    float[] in = ModelFixtures.floats(random, 24, 1);
    float[] sums = new float[Matrix.padded(37)];

    double bytes =
        Allocations.bytesEach(
            100_000,
            () -> {
              FASTEST.addProducts(weights, in, 0, sums, sums);
              FASTEST.tanh(sums, 0, 37);
              FASTEST.sigmoid(sums, 0, 37);
            });

    assertThat(bytes).isLessThan(1);
  }
}
