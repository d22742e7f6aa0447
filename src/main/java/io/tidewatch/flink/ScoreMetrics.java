package io.tidewatch.flink;

import io.tidewatch.detect.Score;
import io.tidewatch.model.DetectorModel;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What a dashboard shows of scoring. */
final class ScoreMetrics {

  private static final int HISTOGRAM_WINDOW = 2_000;
  private static final double MILLIS_PER_SECOND = 1_000;

  private final Counter scored;
  private final Counter exceedances;
  private final Counter held;
  private final Counter released;
  private final Histogram errors;
  private int modelNumber;
  private double modelAgeSeconds;

  ScoreMetrics(MetricGroup group, double falseAlarmRate) {
    scored = group.counter(Metrics.RECORDS_SCORED);
    exceedances = group.counter(Metrics.EXCEEDANCES);
    held = group.counter(Metrics.RECORDS_HELD);
    released = group.counter(Metrics.RECORDS_RELEASED);
    // Flink's histograms hold whole numbers; thousandths keep an error near 1 readable.
    errors =
        group.histogram(
            Metrics.RECONSTRUCTION_ERROR, new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW));
    group.gauge(Metrics.FALSE_ALARM_RATE, (Gauge<Double>) () -> falseAlarmRate);
    group.gauge(Metrics.MODEL_NUMBER, (Gauge<Integer>) () -> modelNumber);
    group.gauge(Metrics.MODEL_AGE, (Gauge<Double>) () -> modelAgeSeconds);
  }

  void held() {
    held.inc();
  }

  void released() {
    released.inc();
  }

  void scored(Score score, DetectorModel model) {
    scored.inc();
    errors.update((long) (score.error() * 1_000));
    if (score.exceeds()) {
      exceedances.inc();
    }
    modelNumber = model.version().number();
    modelAgeSeconds = (score.vector().time() - model.provenance().windowEnd()) / MILLIS_PER_SECOND;
  }
}
