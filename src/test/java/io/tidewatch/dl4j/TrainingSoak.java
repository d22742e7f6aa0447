package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Family;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Trains all families in turn, many times in one process on one thread, and prints what the process
 * holds: resident memory, threads, loaded classes. At the end the growth after warm-up by a
 * thousand trainings, as the median of the slopes between all pairs of points (Theil 1950, Sen
 * 1968), which single jumps do not move. By the hour it would say how fast the machine trains.
 * docs/operating.md says how it is run.
 */
final class TrainingSoak {

  private static final int REPORT_EVERY = 10;
  private static final double WARM_UP = 0.3;

  private TrainingSoak() {}

  private record Point(int training, double residentMegabytes) {}

  /**
   * Trains.
   *
   * @param args how many trainings
   */
  public static void main(String[] args) {
    int trainings = Integer.parseInt(args[0]);
    Dl4jTrainer trainer = new Dl4jTrainer();
    List<Point> points = new ArrayList<>();
    long begun = System.nanoTime();
    System.out.println("training,hours,resident_mb,threads,classes");
    for (int i = 1; i <= trainings; i++) {
      Family family = Family.values()[i % Family.values().length];
      try {
        trainer.train(Samples.linear(700, 24, 5, i), TrainingDigest.shortened(family), i);
      } catch (TrainingException refused) {
        // So short a training may learn nothing by bad luck. It took its memory all the same.
        System.out.println("# " + i + ": " + refused.getMessage());
      }
      if (i % REPORT_EVERY == 0) {
        Point point = new Point(i, NativeMemory.processBytes() / 1048576.0);
        points.add(point);
        print(point, (System.nanoTime() - begun) / 3.6e12);
      }
    }
    int warm = (int) (WARM_UP * points.size());
    System.out.printf(
        Locale.ROOT,
        "after warm-up (%d trainings): %.3f MB by a thousand trainings%n",
        warm * REPORT_EVERY,
        1_000 * slope(points.subList(warm, points.size())));
  }

  private static void print(Point point, double hours) {
    System.out.printf(
        Locale.ROOT,
        "%d,%.4f,%.1f,%d,%d%n",
        point.training(),
        hours,
        point.residentMegabytes(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  private static double slope(List<Point> points) {
    double[] slopes = new double[points.size() * (points.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        Point a = points.get(i);
        Point b = points.get(j);
        slopes[count++] =
            (b.residentMegabytes() - a.residentMegabytes()) / (b.training() - a.training());
      }
    }
    Arrays.sort(slopes);
    return slopes[slopes.length / 2];
  }
}
