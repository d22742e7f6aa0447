package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the TaskManagers' logs say of trainings.
 *
 * @param begun how many began
 * @param millis how long each took that came to its end
 */
record TrainingLog(long begun, List<Long> millis) {

  private static final Pattern BEGUN = Pattern.compile("training of slot .* begins");
  private static final Pattern ENDED = Pattern.compile("training of slot .* in (\\d+) ms");

  static TrainingLog of(Cluster cluster) throws IOException {
    List<String> logs = new ArrayList<>();
    for (JavaProcess taskManager : cluster.taskManagers()) {
      logs.add(Files.readString(taskManager.log(), StandardCharsets.UTF_8));
    }
    return new TrainingLog(
        found(BEGUN, logs).count(),
        found(ENDED, logs).map(ended -> Long.valueOf(ended.group(1))).toList());
  }

  private static Stream<MatchResult> found(Pattern pattern, List<String> logs) {
    return logs.stream().flatMap(log -> pattern.matcher(log).results());
  }
}
