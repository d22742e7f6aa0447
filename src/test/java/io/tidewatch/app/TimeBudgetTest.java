package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private final AtomicLong nanos = new AtomicLong(-5);

  private TimeBudget budget(Optional<Duration> duration) {
    return new TimeBudget(duration, nanos::get);
  }

  @Test
  void thereIsTimeUntilTheBudgetIsSpent() {
    TimeBudget budget = budget(Optional.of(Duration.ofSeconds(10)));
    assertThat(budget.getAsBoolean()).isTrue();
    nanos.addAndGet(9_999_999_999L);
    assertThat(budget.getAsBoolean()).isTrue();
    nanos.addAndGet(1);
    assertThat(budget.getAsBoolean()).isFalse();
    assertThat(budget.nanos()).isEqualTo(10_000_000_000L);
  }

  @Test
  void withoutABudgetThereIsAlwaysTime() {
    TimeBudget budget = budget(Optional.empty());
    nanos.addAndGet(Long.MAX_VALUE / 2);
    assertThat(budget.getAsBoolean()).isTrue();
  }
}
