package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.detect.Score;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest forgets a silent entity as the stream job does. */
class BacktestForgettingTest {

  private static final long START = 1_700_000_000_000L;
  private static final int READINGS = 400;
  private static final int SILENCE_SECONDS = 50;

  /** Of the minute until then, itself included. */
  private static final int LEFT = 60 - SILENCE_SECONDS;

  @TempDir private Path folder;

  private DetectorPlan plan(String forgetAfter) throws IOException {
    String yaml =
        """
        pipeline: pump
        reading: {entity: id, time: {field: at, format: epoch_millis}, channels: [x]}
        out_of_orderness: 0s
        forget_after: %s
        features:
          - of: x
            use: value
          - record: count 1m
        model: {family: linear}
        learning: {window: 20s, entity_window: 5s, warm_up: 50}
        """
            .formatted(forgetAfter);
    Path file = Files.writeString(folder.resolve("pump.yaml"), yaml);
    return ((ConfigResult.Valid) ConfigReader.read(file)).config().plan();
  }

  private static RawRecord reading(int offset, long second) {
    long time = START + second * 1000;
    String json = "{\"id\":\"p\",\"at\":%d,\"x\":%d}".formatted(time, offset % 7);
    return new RawRecord(
        new Origin("pump", 0, offset, time), null, json.getBytes(StandardCharsets.UTF_8));
  }

  /** How many readings of the last minute the one after the silence knows. */
  private float countAfterSilence(String forgetAfter) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    for (int i = 0; i < READINGS; i++) {
      records.add(reading(i, i));
    }
    records.add(reading(READINGS, READINGS + SILENCE_SECONDS));
    List<Score> scores = new ArrayList<>();
    Observer observer =
        new Observer() {
          @Override
          public void scored(Score score, boolean alerted) {
            scores.add(score);
          }
        };
    new Backtest(plan(forgetAfter), new Dl4jTrainer(), observer).run(List.of(records.iterator()));
    assertThat(scores).hasSize(READINGS + 1);
    return scores.get(READINGS).vector().values()[1];
  }

  @Test
  void anEntitySilentForSoLongBeginsAnew() throws IOException {
    assertThat(countAfterSilence("30s")).isEqualTo(1);
  }

  @Test
  void anEntityNotSilentForSoLongIsRemembered() throws IOException {
    assertThat(countAfterSilence("10m")).isEqualTo(LEFT);
    assertThat(countAfterSilence("0s")).isEqualTo(LEFT);
  }
}
