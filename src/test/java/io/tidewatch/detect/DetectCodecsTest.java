package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.Codec;
import io.tidewatch.reading.Origin;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectCodecsTest {

  private static final float[] ODD = {Float.NaN, -0f, Float.MIN_VALUE, -Float.MAX_VALUE};

  static Stream<Arguments> values() {
    Origin origin = new Origin("Zürich.😀", 7, Long.MAX_VALUE, -1);
    FeatureVector vector = new FeatureVector("", "hall-2 é", Long.MIN_VALUE, origin, ODD);
    Explanation why = new Explanation(new float[4], ODD, Double.MIN_VALUE, 0.5);
    Score quiet = new Score(vector, 0, 1, ScoreFixtures.VERSION, null);
    Score loud = new Score(vector, Float.MAX_VALUE, Double.MIN_VALUE, ScoreFixtures.VERSION, why);
    AlertState cooling = new AlertState(null, Long.MAX_VALUE, Severity.CRITICAL, 3, 0.75, -5);
    return Stream.of(
        arguments(new ScoreCodec(), quiet),
        arguments(new ScoreCodec(), loud),
        arguments(new ScoreCodec(), new Score(vector, 1, 1, ScoreFixtures.VERSION, null, ODD)),
        arguments(new AlertCodec(), alert(AlertStatus.OPENED)),
        arguments(new AlertCodec(), alert(AlertStatus.CLOSED)),
        arguments(new AlertStateCodec(), AlertState.QUIET),
        arguments(new AlertStateCodec(), cooling),
        arguments(new AlertStateCodec(), state(1)),
        arguments(new AlertStateCodec(), state(2)),
        arguments(new ModelTimelineCodec(), ModelTimeline.EMPTY),
        arguments(new ModelTimelineCodec(), ModelTimeline.warm(ModelFixtures.model(1))),
        arguments(new ModelTimelineCodec(), timeline()));
  }

  private static Alert alert(AlertStatus status) {
    List<Score> story = List.of(ScoreFixtures.exceeding(10, Severity.MAJOR));
    return ScoreFixtures.alerts(ScoreFixtures.plan(1, 50, 0), story).stream()
        .filter(alert -> alert.status() == status)
        .findFirst()
        .orElseThrow();
  }

  /** Open where one is enough, pending where two are needed. */
  private static AlertState state(int openAfter) {
    AlertPolicy policy = new AlertPolicy(ScoreFixtures.plan(openAfter, 50, 0), Forgetting.NEVER);
    Score score = ScoreFixtures.exceeding(10, Severity.MINOR);
    return policy.step(AlertState.QUIET, score, alert -> {});
  }

  private static ModelTimeline timeline() {
    return ModelTimeline.warm(ModelFixtures.model(1))
        .decided(100, ModelFixtures.model(2), 200)
        .decided(200, null, 300);
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void comeBackEqual(Codec<T> codec, T value) throws IOException {
    byte[] bytes = Wire.bytes(codec, value);

    T read = Wire.read(codec, bytes);

    assertThat(bytes[0]).as("layout version").isEqualTo((byte) 1);
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
        .isEqualTo(value);
    assertThat(Wire.bytes(codec, read)).isEqualTo(bytes);
    assertThat(codec.copy(value)).isSameAs(value);
    assertThat(codec.type()).isEqualTo(value.getClass());
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void refuseEveryTruncation(Codec<T> codec, T value) {
    byte[] bytes = Wire.bytes(codec, value);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> Wire.read(codec, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void throwNothingButIoExceptionsOnDamagedBytes(Codec<T> codec, T value) {
    byte[] bytes = Wire.bytes(codec, value);
    SplittableRandom random = new SplittableRandom(26);
    for (int run = 0; run < 1000; run++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertReadOrRefused(codec, damaged);
    }
  }

  /** Stored state may be longer than a value: what is left over belongs to the next one. */
  private static <T> void assertReadOrRefused(Codec<T> codec, byte[] bytes) {
    try {
      byte[] roomy = Arrays.copyOf(bytes, bytes.length + 1024);
      T read = codec.read(new DataInputStream(new ByteArrayInputStream(roomy)));
      assertThat(read).isNotNull();
    } catch (IOException refused) {
      assertThat(refused).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void refuseUnknownVersions(Codec<T> codec, T value) {
    byte[] bytes = Wire.bytes(codec, value);
    for (int version : new int[] {0, 2, 255}) {
      bytes[0] = (byte) version;
      assertThatIOException()
          .isThrownBy(() -> Wire.read(codec, bytes))
          .withMessageStartingWith("layout version must be 1, but was " + version + " (");
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void havePublicConstructorsWithoutParameters(Codec<T> codec, T value) throws Exception {
    assertThat(codec.getClass().getConstructor().newInstance().type()).isEqualTo(codec.type());
  }
}
