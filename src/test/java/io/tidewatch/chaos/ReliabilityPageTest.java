package io.tidewatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReliabilityPageTest {

  private static final Findings FOUND = new Findings(1234, 5, 0, 0, 0, 0, 0, 0, 6, true);
  private static final List<Long> RECOVERIES =
      List.of(2_100L, 9_900L, 2_200L, 2_600L, 2_500L, 2_300L, 3_000L);
  private static final Map<String, Ledger.Entry> ALL =
      Faults.ALL.stream()
          .map(fault -> new Ledger.Entry(fault.name(), FOUND, RECOVERIES))
          .collect(Collectors.toMap(Ledger.Entry::fault, Function.identity()));

  @Test
  void everyFaultHasItsPlaceOnThePage() throws IOException {
    String page = ReliabilityPage.of(ALL);
    assertThat(page.split("7 ×: 1,234 readings, 5 alerts, 6 models; lost 0", -1))
        .hasSize(Faults.ALL.size() + 1);
    assertThat(page).doesNotContain("{").contains("back after 2.5 s (at most 9.9 s)");
  }

  @Test
  void whatWasNotRunIsSaidToBe() throws IOException {
    assertThat(ReliabilityPage.of(Map.of()))
        .contains("| F1 | TaskManager killed |")
        .contains("a new one at once | not run |")
        .doesNotContain("lost 0");
  }
}
