package io.tidewatch.feature;

import io.tidewatch.reading.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Features by definition: each computed afresh from the full list of an entity's readings. */
final class NaiveFeatures {
  private static final MathContext EXACT = new MathContext(60);

  private final List<Reading> readings = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final int maxReadingsPerWindow;

  NaiveFeatures(int maxReadingsPerWindow) {
    this.maxReadingsPerWindow = maxReadingsPerWindow;
  }

  void add(Reading reading) {
    readings.add(reading);
    times.add(
        times.isEmpty() ? reading.time() : Math.max(reading.time(), times.get(times.size() - 1)));
  }

  double of(FeatureSpec feature) {
    int last = readings.size() - 1;
    if (feature instanceof FeatureSpec.Value f) {
      return transform(f.transform(), value(last, f.channel()));
    } else if (feature instanceof FeatureSpec.Lag f) {
      return transform(f.transform(), value(last - f.steps(), f.channel()));
    } else if (feature instanceof FeatureSpec.Difference f) {
      double before = value(last - f.steps(), f.channel());
      return transform(f.transform(), value(last, f.channel()) - before);
    } else if (feature instanceof FeatureSpec.Aggregate f) {
      return transform(f.transform(), aggregate(f.statistic(), present(f)));
    } else if (feature instanceof FeatureSpec.Smoothed f) {
      return transform(f.transform(), smoothed(f));
    } else if (feature instanceof FeatureSpec.Count f) {
      return last + 1 - head(f.duration());
    } else if (feature instanceof FeatureSpec.Rate f) {
      return (last + 1 - head(f.duration())) / (f.duration().toMillis() / 1000.0);
    } else if (feature instanceof FeatureSpec.SinceLast f) {
      double gap = last == 0 ? Double.NaN : (times.get(last) - times.get(last - 1)) / 1000.0;
      return transform(f.transform(), gap);
    } else if (feature instanceof FeatureSpec.OneHot f) {
      double bucket = value(last, f.channel());
      return Double.isNaN(bucket) ? Double.NaN : bucket == f.bucket() ? 1 : 0;
    } else if (feature instanceof FeatureSpec.Present f) {
      return Double.isNaN(value(last, f.channel())) ? 0 : 1;
    }
    FeatureSpec.TimeOfDay f = (FeatureSpec.TimeOfDay) feature;
    double minutes = readings.get(last).time() / 60_000.0 + f.offsetMinutes();
    double angle = 2 * Math.PI * (minutes / 1440 - Math.floor(minutes / 1440));
    return f.hand() == FeatureSpec.Hand.SIN ? Math.sin(angle) : Math.cos(angle);
  }

  /** The largest size of a value in the feature's window: the scale of honest rounding. */
  double scale(FeatureSpec feature) {
    if (feature instanceof FeatureSpec.Aggregate f) {
      return present(f).stream().mapToDouble(Math::abs).max().orElse(0);
    }
    if (feature instanceof FeatureSpec.Smoothed f) {
      double all = 0;
      for (int i = 0; i < readings.size(); i++) {
        double value = value(i, f.channel());
        all = Double.isNaN(value) ? all : Math.max(all, Math.abs(value));
      }
      return all;
    }
    return 0;
  }

  private double value(int reading, int channel) {
    return reading < 0 ? Double.NaN : readings.get(reading).values()[channel];
  }

  private int head(Duration duration) {
    int head = readings.size() - 1;
    long end = times.get(head);
    while (head > 0
        && readings.size() - head < maxReadingsPerWindow
        && end - times.get(head - 1) < duration.toMillis()) {
      head--;
    }
    return head;
  }

  private List<Double> present(FeatureSpec.Aggregate aggregate) {
    List<Double> present = new ArrayList<>();
    for (int i = head(aggregate.duration()); i < readings.size(); i++) {
      double value = value(i, aggregate.channel());
      if (!Double.isNaN(value)) {
        present.add(value);
      }
    }
    return present;
  }

  private double smoothed(FeatureSpec.Smoothed smoothed) {
    double level = Double.NaN;
    long at = 0;
    for (int i = 0; i < readings.size(); i++) {
      double value = value(i, smoothed.channel());
      if (Double.isNaN(value)) {
        continue;
      }
      double halfLives = (double) (times.get(i) - at) / smoothed.halfLife().toMillis();
      double kept = Math.pow(2, -halfLives);
      level = Double.isNaN(level) ? value : kept * level + (1 - kept) * value;
      at = times.get(i);
    }
    return level;
  }

  static double aggregate(Statistic statistic, List<Double> present) {
    if (statistic == Statistic.COUNT) {
      return present.size();
    } else if (present.isEmpty()) {
      return Double.NaN;
    }
    BigDecimal count = new BigDecimal(present.size());
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : present) {
      BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    BigDecimal spread = squares.multiply(count).subtract(sum.multiply(sum));
    return switch (statistic) {
      case SUM -> sum.doubleValue();
      case MEAN -> sum.divide(count, EXACT).doubleValue();
      case STD -> Math.sqrt(spread.doubleValue()) / present.size();
      case MIN -> min;
      case MAX -> max;
      default -> max - min;
    };
  }

  private static double transform(Transform transform, double value) {
    return transform == Transform.NONE ? value : Math.signum(value) * Math.log1p(Math.abs(value));
  }
}
