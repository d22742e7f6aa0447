import io.tidewatch.app.CsvMapping;
import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.Scorer;
import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.CsvRecords;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.WindowState;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the processor time in microseconds that a reading takes from its values to its score: the
 * features of its window, the forward pass, error and p-value. Parsing is done before. Arguments: a
 * configuration without a reference, a model that a backtest of it wrote, and the CSV file.
 */
public final class ScoringTime {

  private ScoringTime() {}

  public static void main(String[] args) throws IOException {
    Config config = ((ConfigResult.Valid) ConfigReader.read(Path.of(args[0]))).config();
    DetectorPlan plan = CsvMapping.plan(config);
    List<Reading> readings = readings(config, plan, Path.of(args[2]));
    Scorer scorer = plan.newScorer(ModelCodec.decode(Files.readAllBytes(Path.of(args[1]))));
    // The first pass is for the compiler.
    pass(plan, scorer, readings);
    System.out.printf("%.2f%n", pass(plan, scorer, readings) / 1e3 / readings.size());
  }

  private static List<Reading> readings(Config config, DetectorPlan plan, Path file) {
    ReadingParser parser = new ReadingParser(plan.reading());
    List<Reading> readings = new ArrayList<>();
    try (CsvRecords records =
        new CsvRecords(CsvInput.list(file), plan.reading(), CsvMapping.spec(config), "")) {
      records.forEachRemaining(
          record -> {
            if (parser.parse(record.raw()) instanceof Reading reading) {
              readings.add(reading);
            }
          });
    }
    return readings;
  }

  private static long pass(DetectorPlan plan, Scorer scorer, List<Reading> readings) {
    FeatureExtractor extractor = plan.newExtractor();
    Map<String, WindowState> windows = new HashMap<>();
    Map<String, EntityState> entities = new HashMap<>();
    double seen = 0;
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (Reading reading : readings) {
      WindowState window = windows.computeIfAbsent(reading.entity(), e -> extractor.start());
      FeatureVector vector = extractor.advance(window, reading);
      EntityState entity =
          scorer.remembers()
              ? entities.computeIfAbsent(reading.entity(), e -> scorer.start(vector))
              : null;
      seen += scorer.score(vector, entity).error();
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    // The scores must be used, or the compiler may leave out what makes them.
    return Double.isNaN(seen) ? -1 : nanos;
  }
}
