package io.tidewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void isWrittenWithNumbersToTheRight() {
    Table table =
        new Table(
            "Growth",
            "Seconds.",
            List.of("entities", "time"),
            List.of(List.of("1", "0.5"), List.of("1,000", "0.7")));

    assertThat(table.markdown())
        .isEqualTo(
            """
            ## Growth

            Seconds.

            | entities | time |
            | --- | ---: |
            | 1 | 0.5 |
            | 1,000 | 0.7 |
            """);
  }

  @Test
  void everyRowHasACellAColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Table("Growth", "", List.of("entities", "time"), List.of(List.of("1"))))
        .withMessage("row must have 2 cells, but was of 1 (Growth)");
  }
}
