package io.tidewatch.flink;

import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.feature.WindowState;
import io.tidewatch.reading.Reading;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps each entity's window and makes a feature vector of every reading. An entity that comes back
 * after it was forgotten begins anew.
 */
final class WindowFunction extends KeyedProcessFunction<String, Reading, FeatureVector> {

  private static final long serialVersionUID = 1L;

  private final FeatureSchema schema;
  private final int maxReadings;
  private final long knownAfter;
  private final Forgetting forgetting;

  private transient FeatureExtractor extractor;
  private transient ValueState<WindowState> stored;

  WindowFunction(FeatureSchema schema, int maxReadings, long knownAfter, Forgetting forgetting) {
    this.schema = schema;
    this.maxReadings = maxReadings;
    this.knownAfter = knownAfter;
    this.forgetting = forgetting;
  }

  @Override
  public void open(OpenContext context) {
    extractor = new FeatureExtractor(schema, maxReadings, knownAfter);
    stored = getRuntimeContext().getState(Stages.window());
  }

  @Override
  public void processElement(Reading reading, Context context, Collector<FeatureVector> out)
      throws Exception {
    WindowState window = stored.value();
    long known = window == null ? Long.MIN_VALUE : forgetting.moment(window.lastTime());
    if (window == null
        || !extractor.fits(window)
        || forgetting.forgotten(window.lastTime(), reading.time())) {
      window = extractor.start();
    }
    out.collect(extractor.advance(window, reading));
    stored.update(window);
    long moment = forgetting.moment(window.lastTime());
    if (moment != known && moment != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(moment);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<FeatureVector> out)
      throws Exception {
    WindowState window = stored.value();
    if (window != null && forgetting.forgotten(window.lastTime(), timestamp)) {
      stored.clear();
    }
  }
}
