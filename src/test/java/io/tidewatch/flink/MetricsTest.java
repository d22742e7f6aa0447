package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that people's dashboards and alarms are built on: pinned, like a released layout. */
class MetricsTest {

  private static final List<String> NAMES =
      List.of(
          "readings",
          "dead_letters",
          "records_scored",
          "exceedances",
          "false_alarm_rate",
          "records_held",
          "records_released",
          "reconstruction_error",
          "model_number",
          "model_age_seconds",
          "alerts",
          "episodes",
          "own_models",
          "turned_away",
          "samples",
          "trainings",
          "training_millis",
          "verdicts",
          "training_rows",
          "process_bytes");

  @Test
  void namesAreTheReleasedOnes() throws IllegalAccessException {
    assertThat(names()).containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void namesAreUniqueAndFitEveryReporter() throws IllegalAccessException {
    assertThat(names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z_]*"));
  }

  private static List<String> names() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field field : Metrics.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        names.add((String) field.get(null));
      }
    }
    return names;
  }
}
