package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a p-value of the model's is worth for one entity. */
class EntityCalibrationTest {

  private static final EntityCalibrationPlan PLAN = new EntityCalibrationPlan(300, 3000);

  /** An entity whose normal records have p-values that the model would not expect. */
  private static final class Entity {
    private final Random random;
    private final DoubleUnaryOperator surprise;
    private final EntityCalibration calibration = new EntityCalibration();

    /**
     * An entity.
     *
     * @param surprise from an exponential number of mean 1 to the surprise of its normal records
     */
    Entity(long seed, DoubleUnaryOperator surprise) {
      this.random = new Random(seed);
      this.surprise = surprise;
    }

    double record(double pValue) {
      double own = calibration.pValue(pValue, PLAN);
      calibration.take(pValue, own, PLAN);
      return own;
    }

    double normalRecord() {
      return record(Math.exp(-surprise.applyAsDouble(random.nextExponential())));
    }

    /** The share of its normal records that exceed. */
    double realised(int records, double falseAlarmRate) {
      int exceeding = 0;
      for (int i = 0; i < records; i++) {
        exceeding += normalRecord() < falseAlarmRate ? 1 : 0;
      }
      return (double) exceeding / records;
    }
  }

  @Property
  void anEntityOfWhichNothingWasSeenIsAsTheModelSays(
      @ForAll @DoubleRange(min = 1e-12, max = 1) @Scale(12) double pValue) {
    assertThat(new EntityCalibration().pValue(pValue, PLAN)).isCloseTo(pValue, within(1e-12));
  }

  /** Where errors are in smaller, the same and a larger scale than the model's. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 1e-2",
    "0.5, 1e-3",
    "0.6, 1e-2",
    "0.6, 1e-3",
    "0.85, 1e-2",
    "0.85, 1e-3",
    "1, 1e-2",
    "1, 1e-3",
    "1.6, 1e-2",
    "1.6, 1e-3"
  })
  void theWantedRateIsKeptWhereTheModelIsWrongOfAnEntity(double scale, double falseAlarmRate) {
    Entity entity = new Entity(11, x -> scale * x);
    entity.realised(5_000, falseAlarmRate);
    assertThat(entity.realised(200_000, falseAlarmRate))
        .isBetween(falseAlarmRate / 2, falseAlarmRate * 2);
  }

  @Test
  void theModelAloneWouldNotKeepIt() {
    Random random = new Random(11);
    double exceeding =
        random.doubles(200_000).filter(p -> Math.pow(p, 1.6) < 1e-3).count() / 200_000.0;
    assertThat(exceeding).isGreaterThan(0.01);
  }

  @Property
  void aLargerErrorHasNoLargerPValue(
      @ForAll @IntRange(max = 5_000) int records,
      @ForAll @DoubleRange(min = 0.5, max = 2) double scale,
      @ForAll @DoubleRange(min = 1e-9, max = 1) @Scale(9) double one,
      @ForAll @DoubleRange(min = 1e-9, max = 1) @Scale(9) double other) {
    Entity entity = new Entity(3, x -> scale * x);
    entity.realised(records, 0.01);
    double least = entity.calibration.pValue(Math.min(one, other), PLAN);
    double most = entity.calibration.pValue(Math.max(one, other), PLAN);
    assertThat(least).isPositive().isLessThanOrEqualTo(most);
    assertThat(most).isLessThanOrEqualTo(1);
  }

  @Property
  void theModelsPValueOfAnOwnOneIsTheInverse(
      @ForAll @IntRange(max = 5_000) int records,
      @ForAll @DoubleRange(min = 0.5, max = 2) double scale,
      @ForAll @DoubleRange(min = 1e-9, max = 0.99) @Scale(9) double own) {
    Entity entity = new Entity(5, x -> scale * x);
    entity.realised(records, 0.01);
    double modelled = entity.calibration.modelPValue(own, PLAN);
    assertThat(entity.calibration.pValue(modelled, PLAN)).isCloseTo(own, within(1e-9));
  }

  /** What was known of the one tail is kept, and the rest is as the model has it. */
  @Test
  void ofTheFirstTailAloneItBeginsWhereThatWas() {
    Entity loud = new Entity(7, x -> 1.6 * x);
    loud.realised(20_000, 0.01);
    EntityCalibration known = loud.calibration;
    EntityCalibration taken =
        EntityCalibration.ofFirstTail(known.records(), known.peaks(0), known.excess(0));
    assertThat(taken.pValue(1e-4, PLAN)).isEqualTo(known.pValue(1e-4, PLAN));
    assertThat(taken.peaks(3)).isLessThan(known.peaks(3));
  }

  /** Two thousand records at one in a million: nothing of it becomes usual. */
  @Test
  void aFaultThatLastsStaysOne() {
    Entity entity = new Entity(7, x -> x);
    entity.realised(3_000, 0.01);
    double atFirst = entity.record(1e-6);
    for (int i = 0; i < 2_000; i++) {
      entity.record(1e-6);
    }
    assertThat(atFirst).isLessThan(1e-4);
    assertThat(entity.record(1e-6)).isLessThan(1e-4);
  }

  /** However large it is, one record moves the threshold by less than a tenth. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-30, Double.MIN_NORMAL})
  void oneRecordHardlyMovesTheThreshold(double pValue) {
    Entity entity = new Entity(7, x -> x);
    entity.realised(3_000, 0.01);
    double before = Math.log(entity.calibration.modelPValue(1e-3, PLAN));
    entity.record(pValue);
    double after = Math.log(entity.calibration.modelPValue(1e-3, PLAN));
    assertThat(after / before).isBetween(0.9, 1.1);
  }

  /** Fed with the same records, two entities end alike, whatever they were before. */
  @Test
  void whatAnEntityOnceWasFades() {
    Entity loud = new Entity(7, x -> 1.6 * x);
    loud.realised(20_000, 0.01);
    Entity calm = new Entity(8, x -> x);
    calm.realised(20_000, 0.01);
    assertThat(thresholds(loud, calm)).isGreaterThan(1.3);
    for (int i = 0; i < 100_000; i++) {
      double pValue = Math.exp(-calm.random.nextExponential());
      loud.record(pValue);
      calm.record(pValue);
    }
    assertThat(thresholds(loud, calm)).isCloseTo(1, within(0.02));
  }

  private static double thresholds(Entity one, Entity other) {
    return Math.log(one.calibration.modelPValue(1e-3, PLAN))
        / Math.log(other.calibration.modelPValue(1e-3, PLAN));
  }

  @ParameterizedTest
  @CsvSource({"NaN,0,0", "1,2,0", "1,-1,0", "1,1,-1", "1,1,Infinity"})
  void brokenCountsAreRefused(double records, double peaks, double excess) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntityCalibration.ofFirstTail(records, peaks, excess))
        .withMessageStartingWith("entity calibration must have");
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "10, 0", "NaN, 10", "10, Infinity"})
  void brokenPlansAreRefused(double prior, double halfLife) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EntityCalibrationPlan(prior, halfLife))
        .withMessageContaining("must be finite and above 0 records, but was ");
  }
}
