package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.Smoothed;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.Reading;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowStateTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void growsByDoublingUpToTheBound() {
    FeatureExtractor extractor = new FeatureExtractor(Streams.everything(), 100);
    WindowState state = extractor.start();
    int capacity = 0;
    int growths = 0;
    for (int i = 0; i < 1_000; i++) {
      extractor.advance(state, reading(i, i, -i, 1, 1));
      assertThat(state.kept()).isEqualTo(Math.min(i + 1, 100));
      if (state.ring.capacity() != capacity) {
        assertThat(state.ring.capacity()).isBetween(capacity + 1, Math.max(4, 2 * capacity));
        capacity = state.ring.capacity();
        growths++;
      }
    }
    assertThat(capacity).isEqualTo(100);
    assertThat(growths).isEqualTo(6);
  }

  @Test
  void givesSpaceBackWhenABurstIsOver() {
    FeatureExtractor extractor = new FeatureExtractor(Streams.everything(), 100_000);
    WindowState state = extractor.start();
    for (int i = 0; i < 50_000; i++) {
      extractor.advance(state, reading(i, i, -i, 1, 1));
    }
    assertThat(state.kept()).isEqualTo(50_000);
    long burst = state.heapBytes();
    for (int i = 0; i < 40; i++) {
      extractor.advance(state, reading(HOUR.toMillis() * (i + 1), 1, 1, 1, 1));
    }
    assertThat(state.kept()).isEqualTo(8);
    assertThat(state.heapBytes()).isLessThan(burst / 50);
  }

  @Test
  void staysWithinItsMemoryAfterAMillionReadings() {
    List<FeatureSpec> features = new ArrayList<>();
    features.add(new Lag(0, 9, Transform.NONE));
    for (Duration duration : Streams.DURATIONS) {
      for (Statistic statistic : Statistic.values()) {
        features.add(new Aggregate(1, statistic, duration, Transform.NONE));
      }
    }
    FeatureSchema schema = new FeatureSchema(Streams.CHANNELS, features);
    FeatureExtractor extractor = new FeatureExtractor(schema, 256);
    WindowState state = extractor.start();
    Random random = new Random(11);
    long time = 0;
    long atTenThousand = 0;
    for (int i = 0; i < 1_000_000; i++) {
      time += random.nextInt(1_000);
      float value = (float) random.nextGaussian();
      extractor.advance(state, reading(time, value, value * i, 1, i & 1));
      atTenThousand = i == 10_000 ? state.heapBytes() : atTenThousand;
    }
    assertThat(state.seen()).isEqualTo(1_000_000);
    assertThat(state.kept()).isEqualTo(256);
    // The rings are full since long; only the deques of extremes still move a little.
    assertThat(state.heapBytes()).isBetween(atTenThousand * 8 / 10, atTenThousand * 12 / 10);
    // 256 readings of a time and two channels take 4 KiB, three bags and six deques the rest.
    assertThat(state.heapBytes()).isLessThan(6_000);
  }

  @Test
  void keepsOnlyChannelsThatNeedHistory() {
    FeatureExtractor none =
        new FeatureExtractor(
            Streams.schema(new Value(0, Transform.NONE), new Smoothed(1, HOUR, Transform.NONE)),
            1_000);
    FeatureExtractor lags =
        new FeatureExtractor(
            Streams.schema(new Value(0, Transform.NONE), new Lag(1, 3, Transform.NONE)), 1_000);
    WindowState withNone = none.start();
    WindowState withLags = lags.start();
    for (int i = 0; i < 5_000; i++) {
      Reading reading = reading(i, i, i, 1, 1);
      none.advance(withNone, reading);
      lags.advance(withLags, reading);
    }
    assertThat(withNone.ring.bytes()).isZero();
    assertThat(withLags.kept()).isEqualTo(4);
    assertThat(withLags.ring.bytes()).isEqualTo(4 * Float.BYTES);
  }

  @Test
  void sharesOneRingAmongLagsAndDurations() {
    FeatureExtractor extractor =
        new FeatureExtractor(
            Streams.schema(
                new Lag(0, 50, Transform.NONE),
                new Aggregate(0, Statistic.MAX, Duration.ofMillis(10), Transform.NONE),
                new Aggregate(0, Statistic.MIN, Duration.ofMillis(70), Transform.NONE)),
            60);
    WindowState state = extractor.start();
    for (int i = 0; i < 1_000; i++) {
      extractor.advance(state, reading(i, i, 1, 1, 1));
    }
    float[] values = extractor.advance(state, reading(1_000, 1_000, 1, 1, 1)).values();
    assertThat(values).containsExactly(950, 1_000, 941);
    assertThat(state.kept()).isEqualTo(60);
    assertThat(state.ring.bytes()).isEqualTo(60L * (Long.BYTES + Float.BYTES));
  }

  @Test
  void leavesNoTraceOfSpikesOfAnySize() {
    Aggregate deviation = new Aggregate(0, Statistic.STD, Duration.ofMillis(20), Transform.NONE);
    FeatureExtractor extractor = new FeatureExtractor(Streams.schema(deviation), 1_000);
    WindowState state = extractor.start();
    Random random = new Random(5);
    NaiveFeatures naive = new NaiveFeatures(1_000);
    float[] spikes = {1e6f, 1e12f, 3e38f, -1e20f, 1e3f};
    for (int i = 0; i < 2_000; i++) {
      boolean spike = i % 37 < spikes.length;
      float value = spike ? spikes[i % 37] : 1 + 1e-4f * (float) random.nextGaussian();
      Reading reading = reading(i, value, 1, 1, 1);
      naive.add(reading);
      double expected = naive.of(deviation);
      double actual = extractor.advance(state, reading).values()[0];
      assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-7 * expected);
    }
  }

  /** A spike too small to make sums unreliable is forgotten, to the last bit, all the same. */
  @Test
  void countsAnewOnceAsManyLeftAsAWindowHolds() throws IOException {
    Aggregate mean = new Aggregate(0, Statistic.MEAN, HOUR, Transform.NONE);
    FeatureExtractor extractor = new FeatureExtractor(Streams.schema(mean), 10);
    WindowState state = extractor.start();
    int anew = 0;
    for (int i = 0; i < 100; i++) {
      float value = i == 3 ? 30 : 1 / (1f + i);
      extractor.advance(state, reading(i, value, 1, 1, 1));
      assertThat(state.departures[0]).isLessThan(10);
      if (i >= 20 && state.departures[0] == 0) {
        RunningMoments fresh = new RunningMoments();
        state.ring.recount(fresh, 0, state.heads[0]);
        assertThat(bytes(state.moments[0])).isEqualTo(bytes(fresh));
        anew++;
      }
    }
    // One leaves with each reading from the eleventh on, and nine stay: 27, 36, ... 99.
    assertThat(anew).isEqualTo(9);
  }

  private static byte[] bytes(RunningMoments moments) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    moments.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
