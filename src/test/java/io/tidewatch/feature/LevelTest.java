package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mean that forgets by time, which plainly averages what comes first. */
class LevelTest {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final float NAN = Float.NaN;

  private static Level at(float... means) {
    return Level.settled(means, 0);
  }

  private static Level following(Level level, long time, float... values) {
    level.follow(values, time, MINUTE);
    return level;
  }

  private static byte[] bytes(Level level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    level.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Level read(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    Level level = Level.read(new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return level;
  }

  @Test
  void ofNothingThereIsNoMean() {
    assertThat(Level.empty(2).means()).containsExactly(NAN, NAN);
    assertThat(Level.empty(2).width()).isEqualTo(2);
  }

  @Test
  void ofTheFirstFewItIsThePlainMean() {
    Level level = Level.empty(1);
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      float value = i * i % 13;
      sum += value;
      following(level, i * SECOND, value);

      assertThat(level.mean(0)).isCloseTo(sum / (i + 1), Offset.offset(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"60000, 15", "120000, 17.5", "0, 10"})
  void inAHalfLifeItMakesHalfOfTheWay(long time, double mean) {
    assertThat(following(at(10), time, 20).mean(0)).isCloseTo(mean, Offset.offset(1e-9));
  }

  /** At what pace the vectors come makes no difference, as long as they say the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 60, 60_000})
  void itForgetsByTimeNotByCount(int vectors) {
    Level level = at(10);
    for (int i = 1; i <= vectors; i++) {
      following(level, i * MINUTE / vectors, 20);
    }

    assertThat(level.mean(0)).isCloseTo(15, Offset.offset(1e-6));
  }

  /** One value and when it came. */
  private record Dated(double value, long time) {}

  /** The weighted mean over all that came, each weight reckoned from the whole story. */
  private static double naively(List<Dated> story, long halfLife) {
    double mean = 0;
    double kept = 1;
    for (int i = story.size() - 1; i >= 0; i--) {
      double forgotten =
          i == 0
              ? 1
              : 1
                  - Math.pow(
                      0.5, (story.get(i).time() - story.get(i - 1).time()) / (double) halfLife);
      double share = Math.max(forgotten, 1.0 / (i + 1));
      mean += kept * share * story.get(i).value();
      kept *= 1 - share;
    }
    return mean;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalsTheWeightedMeanOfTheWholeStory(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long halfLife = random.nextLong(1, 100 * SECOND);
    Level level = Level.empty(1);
    List<Dated> story = new ArrayList<>();
    long time = random.nextLong(-MINUTE, MINUTE);
    for (int i = 0; i < 300; i++) {
      time += random.nextInt(5) == 0 ? 0 : random.nextLong(3 * SECOND);
      float value = (float) random.nextGaussian(7, 100);
      story.add(new Dated(value, time));
      level.follow(new float[] {value}, time, halfLife);

      assertThat(level.mean(0)).isCloseTo(naively(story, halfLife), Offset.offset(1e-9));
    }
  }

  @Test
  void missingValuesMoveNothing() {
    assertThat(following(at(10, 10), MINUTE, 20, NAN).means()).containsExactly(15, 10);
  }

  @Test
  void aFeatureThatWasMissingBeginsAtItsFirstValue() {
    Level level = Level.empty(2);
    for (int i = 0; i < 9; i++) {
      following(level, i * SECOND, 4, NAN);
    }

    assertThat(following(level, 9 * SECOND, 4, -30).means()).containsExactly(4, -30);
  }

  @Test
  void anEarlierTimeCountsAsTheLast() {
    Level level = following(at(10), MINUTE, 20);

    following(level, SECOND, -500);
    assertThat(level.mean(0)).isCloseTo(15, Offset.offset(1e-8));

    following(level, 2 * MINUTE, 5);
    assertThat(level.mean(0)).isCloseTo(10, Offset.offset(1e-6));
  }

  /** The wait itself is no reason to believe the first vector after it more. */
  @Test
  void timeThatPassedWithoutMovingIsNotMadeUpFor() {
    Level level = at(10);
    level.pass(500 * MINUTE);

    assertThat(following(level, 501 * MINUTE, 20).mean(0)).isCloseTo(15, Offset.offset(1e-9));
  }

  @Test
  void passingBackInTimeIsNoPassing() {
    Level level = at(10);
    level.pass(-500 * MINUTE);

    assertThat(following(level, MINUTE, 20).mean(0)).isCloseTo(15, Offset.offset(1e-9));
  }

  @Test
  void itIsSettledAfterAHalfLife() {
    Level level = Level.empty(1);
    assertThat(level.isSettled(MINUTE)).as("of nothing").isFalse();
    following(level, 7, 1);
    assertThat(level.isSettled(MINUTE)).as("of one").isFalse();
    following(level, 7 + MINUTE - 1, 1);
    assertThat(level.isSettled(MINUTE)).as("just before").isFalse();
    following(level, 7 + MINUTE, 1);
    assertThat(level.isSettled(MINUTE)).as("at it").isTrue();
  }

  @Test
  void aLevelTakenOverIsSettledAtOnce() {
    assertThat(at(10).isSettled(FeatureSpec.MAX_DURATION.toMillis())).isTrue();
  }

  @Test
  void valuesAndTimesOfAnySizeLeaveItFinite() {
    Level level = Level.empty(1);
    long[] times = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE};
    for (long time : times) {
      following(level, time, time % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE);
      assertThat(level.means()[0]).isFinite();
    }
    assertThat(level.means()).as("all before is an age ago").containsExactly(-Float.MAX_VALUE);
  }

  @Test
  void aCopySharesNothing() throws IOException {
    Level level = following(Level.empty(2), SECOND, 1, NAN);
    byte[] before = bytes(level);
    Level copy = level.copy();
    assertThat(bytes(copy)).isEqualTo(before);

    following(copy, MINUTE, 5, 6);

    assertThat(bytes(level)).isEqualTo(before);
  }

  @Test
  void theMeansAreOnesOwn() {
    Level level = at(10);
    level.means()[0] = 99;
    float[] given = {10};
    Level takenOver = Level.settled(given, 0);
    given[0] = 99;

    assertThat(level.mean(0)).isEqualTo(10);
    assertThat(takenOver.mean(0)).isEqualTo(10);
  }

  @Test
  void itMovesOnFromItsBytesAsIfNothingHadBeen() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    Level untouched = Level.empty(3);
    Level restored = read(bytes(untouched));
    for (int i = 0; i < 200; i++) {
      float[] values = {random.nextFloat(), random.nextInt(3) == 0 ? NAN : random.nextFloat(), NAN};
      long time = i * SECOND + random.nextLong(-SECOND, SECOND);
      following(untouched, time, values);
      following(restored, time, values);

      assertThat(bytes(restored)).isEqualTo(bytes(untouched));
      restored = read(bytes(restored));
    }
  }

  @Test
  void hasALayoutThatNeverChanges() throws IOException {
    Level level = following(following(Level.empty(2), 0x1234, 1, NAN), 0x1235, 2, NAN);

    assertThat(HexFormat.of().formatHex(bytes(level)))
        .isEqualTo(
            "0000000000000002"
                + "0000000000001234"
                + "0000000000001235"
                + "00000002"
                + "3ff8000000000000"
                + "7ff8000000000000");
  }

  @Test
  void bytesCutShortAreRefused() throws IOException {
    byte[] bytes = bytes(at(1, 2));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void sizesOutOfBoundsAreRefused() throws IOException {
    String rule = "level must have a count of at least 0 and at most 4096 features, but was ";
    byte[] bytes = bytes(at(1, 2));
    byte[] countless = bytes.clone();
    ByteBuffer.wrap(countless).putLong(0, -1);
    assertThatIOException().isThrownBy(() -> read(countless)).withMessage(rule + "-1 and 2");
    for (int width : new int[] {-1, 4097, Integer.MAX_VALUE}) {
      byte[] wide = bytes.clone();
      ByteBuffer.wrap(wide).putInt(24, width);
      assertThatIOException()
          .isThrownBy(() -> read(wide))
          .withMessage(rule + (1L << 40) + " and " + width);
    }
  }

  @Test
  void aMeanBeyondAllNumbersIsRefused() throws IOException {
    byte[] bytes = bytes(at(1, 2));
    ByteBuffer.wrap(bytes).putDouble(36, Double.NEGATIVE_INFINITY);

    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("mean must be finite or NaN, but was infinite (level, 1)");
  }
}
