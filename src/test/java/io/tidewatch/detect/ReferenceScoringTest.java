package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Level;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.Scaler;
import io.tidewatch.model.Wire;
import io.tidewatch.reading.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of one entity, scored against the reference that follows it. */
class ReferenceScoringTest {

  private static final long SECOND = 1_000;
  private static final Origin ORIGIN = new Origin("in", 0, 0, 0);
  private static final float NAN = Float.NaN;

  /** Takes a deviation's size for its error. */
  private static final DetectorModel MODEL = expecting(0);

  /** The gate is at an error of 2... */
  private static final double GATE = 0.1;

  /** ...and the threshold at 4. */
  private static final double RATE = 0.1 * Math.exp(-4);

  private static DetectorModel expecting(float deviation) {
    return ModelFixtures.expecting(
        new Scaler(new float[1], new float[] {1}),
        new float[] {deviation},
        new ErrorScale(new float[] {1}));
  }

  private static ReferencePlan following(long halfLifeSeconds) {
    return new ReferencePlan(halfLifeSeconds * SECOND, GATE, 1, 0);
  }

  private static EntityState remembering(Reference reference) {
    return new EntityState(reference, null);
  }

  /** One entity that sends a record a second; its level is that of its extracted features. */
  private static final class Entity {
    private final ReferencePlan plan;
    private final Scorer scorer;
    private final Level level = Level.empty(1);
    private Reference reference;
    private long time;

    Entity(ReferencePlan plan, Scorer scorer) {
      this.plan = plan;
      this.scorer = scorer;
    }

    Entity(ReferencePlan plan) {
      this(plan, new Scorer(MODEL, RATE, plan, null, false));
    }

    Score send(float value) {
      float[] values = {value};
      FeatureVector vector =
          new FeatureVector(
              "pump-7", "", time, new Origin("in", 0, 0, time), values, level.means(), true);
      level.follow(values, time, plan.halfLifeMillis());
      reference = reference == null ? Reference.before(vector) : reference;
      time += SECOND;
      return scorer.score(vector, remembering(reference));
    }

    List<Score> send(int count, float value) {
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        scores.add(send(value));
      }
      return scores;
    }

    double mean() {
      return reference.level().mean(0);
    }
  }

  /** An entity that has been at 50 for a minute. */
  private static Entity at50(ReferencePlan plan) {
    return at50(new Entity(plan));
  }

  private static Entity at50(Entity entity) {
    assertThat(entity.send(60, 50)).noneMatch(Score::exceeds);
    return entity;
  }

  private static long exceeding(List<Score> scores) {
    return scores.stream().filter(Score::exceeds).count();
  }

  @Test
  void theErrorIsThatOfTheDeviation() {
    Entity entity = at50(following(10));

    Score score = entity.send(53);

    assertThat(score.error()).isCloseTo(3, Offset.offset(1e-4f));
    assertThat(score.pValue()).isEqualTo(MODEL.calibration().pValue(score.error()));
    assertThat(score.vector().values()).containsExactly(53);
  }

  @Test
  void theFirstRecordOfAllIsWhereItIsExpected() {
    Score score = new Entity(following(10)).send(1e6f);

    assertThat(score.error()).isZero();
    assertThat(score.exceeds()).isFalse();
  }

  @Test
  void whatWasExpectedIsWhereTheReferenceIsAndWhatTheModelAdds() {
    ReferencePlan plan = following(10);
    Entity entity = at50(new Entity(plan, new Scorer(expecting(0.5f), RATE, plan, null, false)));

    Score score = entity.send(70);

    assertThat(score.exceeds()).isTrue();
    assertThat(score.explanation().expected()[0])
        .isCloseTo((float) entity.mean() + 0.5f, Offset.offset(1e-4f))
        .isBetween(50f, 51f);
    assertThat(score.explanation().threshold()).isEqualTo(MODEL.calibration().threshold(RATE));
  }

  /** A feature that never came before is expected where it is. */
  @Test
  void withoutAReferenceOfAFeatureItsValueWasExpected() {
    DetectorModel model =
        ModelFixtures.expecting(
            new Scaler(new float[2], new float[] {1, 1}),
            new float[2],
            new ErrorScale(new float[] {1, 1}));
    ReferencePlan plan = following(10);
    Origin origin = new Origin("in", 0, 0, 0);
    FeatureVector vector =
        new FeatureVector("a", "", 0, origin, new float[] {70, 8}, new float[] {50, NAN}, true);

    Score score =
        new Scorer(model, RATE, plan, null, false)
            .score(vector, remembering(Reference.before(vector)));

    assertThat(score.explanation().expected()).containsExactly(50, 8);
    assertThat(score.explanation().shares()).containsExactly(1, 0);
  }

  @Test
  void missingValuesNeitherCountNorMoveIt() {
    Entity entity = at50(following(10));

    Score score = entity.send(NAN);

    assertThat(score.error()).isZero();
    assertThat(entity.mean()).isCloseTo(50, Offset.offset(1e-6));
  }

  /** How rare alarms are to be is one question; what the reference may follow another. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatTheReferenceFollowsDoesNotDependOnTheFalseAlarmRate(long seed) {
    ReferencePlan plan = new ReferencePlan(5 * SECOND, GATE, 1, 60 * SECOND);
    List<Entity> entities = new ArrayList<>();
    for (double rate : new double[] {0.4, 0.05, 1e-9}) {
      entities.add(new Entity(plan, new Scorer(MODEL, rate, plan, null, false)));
    }
    SplittableRandom random = new SplittableRandom(seed);
    float fault = 0;
    for (int i = 0; i < 500; i++) {
      fault = random.nextInt(20) == 0 ? 10 * random.nextInt(4) : fault;
      float value = (float) random.nextGaussian(50 + fault, 0.8);
      for (Entity entity : entities) {
        entity.send(value);
        assertThat(entity.mean()).isEqualTo(entities.get(0).mean());
        assertThat(entity.reference.departure()).isEqualTo(entities.get(0).reference.departure());
      }
    }
  }

  /** Unless it returns, or an exceedance goes on, a record exceeds just where its p-value says. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRecordExceedsExactlyAboveTheThreshold(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 500; run++) {
      Entity entity = at50(following(10));

      Score score = entity.send((float) random.nextDouble(53, 55));

      assertThat(score.exceeds()).isEqualTo(score.pValue() < RATE);
    }
  }

  @Test
  void aLastingFaultIsNotFollowed() {
    Entity entity = at50(following(10));
    double before = entity.mean();

    List<Score> scores = entity.send(3_600, 60);

    assertThat(scores).allMatch(Score::exceeds);
    assertThat(entity.mean()).isEqualTo(before);
  }

  /** Not even by the leap that an hour without following would make. */
  @Test
  void theFirstNormalRecordAfterAFaultCountsAsAnyOther() {
    Entity entity = at50(following(10));
    entity.send(3_600, 60);

    entity.send(50.9f);

    assertThat(entity.mean()).isBetween(50.0, 50.1);
  }

  @Test
  void aSlowDriftIsFollowed() {
    Entity entity = at50(following(10));
    for (int i = 1; i <= 10_000; i++) {
      assertThat(entity.send(50 + 0.01f * i).exceeds()).isFalse();
    }

    assertThat(entity.mean()).isCloseTo(150, Offset.offset(0.5));
  }

  @Test
  void theSameDriftAtOnceIsAFault() {
    assertThat(at50(following(10)).send(150).exceeds()).isTrue();
  }

  /** A fault of 100 that leaves the plant at another point: the rest is no alarm. */
  @Test
  void aReturnIsSilentAndTheReferenceGoesToMeetIt() {
    Entity entity = at50(following(10));
    assertThat(exceeding(entity.send(30, 150))).isEqualTo(30);

    List<Score> back = entity.send(60, 60);

    assertThat(back).noneMatch(Score::exceeds);
    assertThat(back).allMatch(score -> score.error() <= 1.0001f, "at most half a gate");
    assertThat(entity.mean()).isCloseTo(60, Offset.offset(1.0));
    assertThat(entity.send(66).exceeds()).as("a fault from where it settled").isTrue();
  }

  @Test
  void whatRisesAnewDuringAReturnIsAFault() {
    Entity entity = at50(following(1_000));
    entity.send(30, 150);
    assertThat(exceeding(entity.send(5, 60))).isZero();

    assertThat(entity.send(120).exceeds()).isTrue();
  }

  @Test
  void anExceedanceGoesOnUntilTheErrorFallsBelowWhatKeepsIt() {
    ReferencePlan keeping = new ReferencePlan(Long.MAX_VALUE, GATE, 0.5, 0);
    Entity entity = at50(keeping);

    assertThat(entity.send(53).exceeds()).as("3 of 4").isFalse();
    assertThat(entity.send(55).exceeds()).as("5 of 4").isTrue();
    assertThat(entity.send(53).exceeds()).as("3, more than half of 4").isTrue();
    assertThat(entity.send(51.9f).exceeds()).as("1.9, less than half of 4").isFalse();
    assertThat(entity.send(53).exceeds()).as("3, once it is over").isFalse();
  }

  @Test
  void withoutThatItEndsAtTheThreshold() {
    Entity entity = at50(following(1_000_000));

    assertThat(entity.send(55).exceeds()).isTrue();
    assertThat(entity.send(53).exceeds()).isFalse();
  }

  private static ReferencePlan adoptingAfter(long seconds) {
    return new ReferencePlan(10 * SECOND, GATE, 1, seconds * SECOND);
  }

  @Test
  void whereItStaysIsAdoptedAfterTheTime() {
    Entity entity = at50(adoptingAfter(300));

    assertThat(entity.send(300, 60)).allMatch(Score::exceeds);
    assertThat(entity.send(100, 60)).noneMatch(Score::exceeds);
    assertThat(entity.mean()).isCloseTo(60, Offset.offset(1e-3));
    assertThat(entity.send(50).exceeds()).as("where it was before").isTrue();
  }

  /** However little keeps an exceedance going: what is adopted is normal. */
  @Test
  void anExceedanceEndsWithTheAdoption() {
    Entity entity = at50(new ReferencePlan(10 * SECOND, GATE, 0.01, 300 * SECOND));
    for (int i = 0; i < 300; i++) {
      assertThat(entity.send(i % 2 == 0 ? 60 : 61).exceeds()).isTrue();
    }

    for (int i = 0; i < 100; i++) {
      Score score = entity.send(i % 2 == 0 ? 60 : 61);
      assertThat(score.exceeds()).isFalse();
      assertThat(score.error()).as("enough to keep one").isGreaterThan(0.04f);
    }
  }

  @Test
  void withoutATimeItNeverIs() {
    assertThat(at50(adoptingAfter(0)).send(5_000, 60)).allMatch(Score::exceeds);
  }

  @Test
  void whereItDoesNotStayIsNotAdopted() {
    Entity entity = at50(adoptingAfter(300));
    for (int i = 0; i < 2_000; i++) {
      assertThat(entity.send(i % 2 == 0 ? 65 : 85).exceeds()).isTrue();
    }

    assertThat(entity.mean()).isCloseTo(50, Offset.offset(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itMovesOnFromItsBytesAsIfNothingHadBeen(long seed) {
    ReferencePlan plan = new ReferencePlan(5 * SECOND, GATE, 0.5, 30 * SECOND);
    Entity untouched = new Entity(plan);
    Entity restored = new Entity(plan);
    ReferenceCodec codec = new ReferenceCodec();
    SplittableRandom random = new SplittableRandom(seed);
    float fault = 0;
    for (int i = 0; i < 400; i++) {
      fault = random.nextInt(20) == 0 ? 20 * random.nextInt(4) : fault;
      float value = random.nextInt(10) == 0 ? NAN : (float) random.nextGaussian(50 + fault, 0.8);
      Score expected = untouched.send(value);
      Score score = restored.send(value);

      assertThat(Wire.bytes(new ScoreCodec(), score))
          .isEqualTo(Wire.bytes(new ScoreCodec(), expected));
      restored.reference = Wire.restored(codec, restored.reference);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-20f, 1e20f, -Float.MAX_VALUE, Float.MAX_VALUE})
  void valuesOfAnySizeAreScored(float value) {
    Entity entity = new Entity(following(10));
    for (float other : new float[] {1, -Float.MAX_VALUE, Float.MAX_VALUE}) {
      entity.send(other);
      Score score = entity.send(value);

      assertThat(score.error()).isFinite();
      if (score.exceeds()) {
        assertThat(score.explanation().expected()[0]).isFinite();
        assertThat(score.explanation().shares()).containsExactly(1);
      }
    }
  }

  @Test
  void aRecordWithoutALevelHasNoReference() {
    FeatureVector vector =
        new FeatureVector("pump-7", "", 0, new Origin("in", 0, 0, 0), new float[1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.before(vector))
        .withMessage("vector must carry a level, but was without (entity pump-7)");
  }

  @Test
  void itFitsRecordsAsWideAsItself() {
    FeatureVector one = new FeatureVector("a", "", 0, ORIGIN, new float[1], new float[1], true);
    FeatureVector two = new FeatureVector("a", "", 0, ORIGIN, new float[2], new float[2], true);
    FeatureVector none = new FeatureVector("a", "", 0, ORIGIN, new float[1]);
    Reference reference = Reference.before(one);

    assertThat(reference.fits(one)).isTrue();
    assertThat(reference.fits(two)).isFalse();
    assertThat(reference.fits(none)).isFalse();
  }

  @Test
  void vectorsOfAnotherWidthThanTheModelAreRefused() {
    FeatureVector wide = new FeatureVector("a", "", 0, ORIGIN, new float[2], new float[2], true);
    Scorer scorer = new Scorer(MODEL, RATE, following(10), null, false);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(wide, remembering(Reference.before(wide))))
        .withMessage("feature vector must have 1 features, but was 2 (model %s)", MODEL.version());
  }
}
