package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.reading.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlantedRecallTest {

  private static final int ROWS = 1_200;
  private static final List<RawRecord> RECORDS =
      Stream.of("p", "q").flatMap(file -> Courses.records(file, ROWS).stream()).toList();
  private static final Planting PLANTING = Courses.planted(RECORDS, 1);

  private interface Scoring {
    double score(String file, long row);
  }

  private static OptionalDouble recall(double rate, Scoring scoring) {
    List<ScoredRow> rows = new ArrayList<>();
    for (RawRecord raw : RECORDS) {
      String file = raw.origin().topic();
      long row = raw.origin().offset();
      double score = scoring.score(file, row);
      rows.add(new ScoredRow(file, row, 0, file, score, Double.NaN, false, ""));
    }
    return PlantedRecall.of(rows, PLANTING, rate);
  }

  private static boolean isPlanted(String file, long row) {
    return PLANTING.fault(file, row) >= 0;
  }

  @Test
  void isOneWhereEveryFaultStandsOutAndNoneWhereScoresAreAllTheSame() {
    assertThat(recall(0.01, (file, row) -> isPlanted(file, row) ? 2 : 1)).hasValue(1);
    assertThat(recall(0.01, (file, row) -> 1)).hasValue(0);
  }

  @Test
  void faultsCountAlikeHoweverLongTheyLast() {
    int faults = PLANTING.faults().size();
    int spike = 0;
    while (PLANTING.faults().get(spike).kind() != FaultKind.SPIKE) {
      spike++;
    }
    int only = spike;
    assertThat(recall(0.01, (file, row) -> PLANTING.fault(file, row) == only ? 2 : 1).orElseThrow())
        .isCloseTo(1.0 / faults, within(1e-12));
  }

  /** The wanted share of the sound records may score higher than all that was planted. */
  @Test
  void thresholdLetsTheWantedShareOfSoundRecordsAlarm() {
    long step = 50;
    Scoring everyFiftiethIsHigh = (file, row) -> isPlanted(file, row) ? 2 : row % step == 0 ? 3 : 1;
    assertThat(recall(0.03, everyFiftiethIsHigh)).hasValue(1);
    assertThat(recall(0.01, everyFiftiethIsHigh)).hasValue(0);
  }

  @Test
  void eachFileHasItsOwnThreshold() {
    assertThat(recall(0.01, (file, row) -> (isPlanted(file, row) ? 2 : 1) * file.charAt(0)))
        .hasValue(1);
  }

  @Test
  void whatLiesBeforeTheLatterHalfSetsNoThreshold() {
    assertThat(recall(0.01, (file, row) -> row < ROWS / 2 ? 9 : isPlanted(file, row) ? 2 : 1))
        .hasValue(1);
  }

  @Test
  void aChangedRecordWithoutScoreIsMissed() {
    assertThat(recall(0.01, (file, row) -> isPlanted(file, row) ? Double.NaN : 1)).hasValue(0);
  }

  @Test
  void isEmptyWhereNoSoundRecordWasScored() {
    assertThat(recall(0.01, (file, row) -> isPlanted(file, row) ? 2 : Double.NaN)).isEmpty();
  }
}
