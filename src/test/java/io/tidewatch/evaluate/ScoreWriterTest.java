package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreWriterTest {

  private static final String HEADER =
      "dataset,file,row,time,entity,score,p_value,alert,model_version\n";

  @Test
  void writesOneLineARecord() throws IOException {
    StringWriter out = new StringWriter();
    try (ScoreWriter scores = new ScoreWriter(out, "skab")) {
      scores.write(
          0,
          new ScoredRow("valve1/0", 0, 1_583_748_873_000L, "p", Double.NaN, Double.NaN, false, ""));
      scores.write(
          1, new ScoredRow("valve1/0", 1, 1_583_748_874_050L, "a,\"b\"", 0.25, 1e-5, true, "v7"));
    }
    assertThat(out)
        .hasToString(
            HEADER
                + "skab,valve1/0,0,2020-03-09T10:14:33.000Z,p,NaN,,0,\n"
                + "skab,valve1/0,1,2020-03-09T10:14:34.050Z,\"a,\"\"b\"\"\",0.25,1.0E-5,1,v7\n");
  }

  @Test
  void writesInInputOrderWhateverOrderTheScoresComeIn() throws IOException {
    List<Long> positions = new ArrayList<>(LongStream.range(0, 500).boxed().toList());
    Collections.shuffle(positions, new Random(9));
    StringWriter out = new StringWriter();
    try (ScoreWriter scores = new ScoreWriter(out, "")) {
      for (long position : positions) {
        scores.write(position, row(position));
      }
    }
    assertThat(out.toString().lines().skip(1).map(line -> Long.parseLong(line.split(",")[2])))
        .containsExactlyElementsOf(LongStream.range(0, 500).boxed().toList());
  }

  @Test
  void refusesAPlaceTwice() throws IOException {
    StringWriter out = new StringWriter();
    try (ScoreWriter scores = new ScoreWriter(out, "")) {
      scores.write(0, row(0));
      assertThatIllegalArgumentException().isThrownBy(() -> scores.write(0, row(0)));
      scores.write(2, row(2));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scores.write(2, row(2)))
          .withMessage("position must be one not yet written, but was 2 (scores)");
      scores.write(1, row(1));
    }
    assertThat(out.toString().lines()).hasSize(4);
  }

  @Test
  void saysThatAScoreIsMissing() throws IOException {
    ScoreWriter scores = new ScoreWriter(new StringWriter(), "");
    scores.write(1, row(1));

    assertThatIllegalStateException()
        .isThrownBy(scores::close)
        .withMessage("positions must be without gaps, but was none for 0 (1 scores not written)");
  }

  @Test
  void refusesScoresNobodyCanRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoredRow("a", 0, 0, "e", Double.POSITIVE_INFINITY, 1, false, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoredRow("a", -1, 0, "e", 1, 1, false, ""));
  }

  private static ScoredRow row(long row) {
    return new ScoredRow("a", row, 0, "e", 1, 0.5, false, "v");
  }
}
