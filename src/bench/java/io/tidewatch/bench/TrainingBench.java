package io.tidewatch.bench;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a training takes, how much of it is the cost of calls, and what the job loses beside it. */
final class TrainingBench implements Bench {

  private static final int ROWS = 10_000;
  private static final int EPOCHS = 20;
  private static final int LARGE_BATCH = 1024;
  private static final String TOPIC = "training.readings";
  private static final String VALUES = "{of: all, use: value}";

  @Override
  public List<Table> run(boolean quick) throws Exception {
    return List.of(trainings(quick), beside(quick));
  }

  private static Table trainings(boolean quick) throws TrainingException {
    List<Integer> widths = quick ? List.of(32) : List.of(8, 32, 128);
    List<Integer> batches = quick ? List.of(LARGE_BATCH) : List.of(64, 256, LARGE_BATCH);
    int rounds = quick ? 1 : 3;
    Steps steps = new Steps(widths.size() * batches.size());
    List<List<String>> rows = new ArrayList<>();
    for (int width : widths) {
      for (int batch : batches) {
        int perEpoch = (ROWS + batch - 1) / batch;
        List<Double> whole = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
          double seconds = seconds(ROWS, width, batch);
          double ofCalls = seconds(perEpoch, 2, 1);
          // The first round warms up.
          if (round > 0) {
            whole.add(seconds);
            calls.add(ofCalls);
          }
        }
        double seconds = Median.of(whole);
        rows.add(
            List.of(
                Integer.toString(width),
                Integer.toString(batch),
                String.format(Locale.ROOT, "%.2f", seconds),
                String.format(Locale.ROOT, "%.2f", 1000 * seconds / (perEpoch * EPOCHS)),
                String.format(Locale.ROOT, "%.0f %%", 100 * Median.of(calls) / seconds)));
        steps.done(width + " features, batches of " + batch);
      }
    }
    return new Table(
        "Training",
        String.format(
            Locale.ROOT,
            "Seconds for %,d rows and %d epochs of the default family. The share of calls is what as"
                + " many iterations take where there is next to nothing to compute: two features,"
                + " one row each.",
            ROWS,
            EPOCHS),
        List.of("features", "batch", "seconds", "ms an iteration", "share of calls"),
        rows);
  }

  private static double seconds(int rows, int width, int batch) throws TrainingException {
    long begin = System.nanoTime();
    train(rows, width, batch);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void train(int rows, int width, int batch) throws TrainingException {
    SplittableRandom random = new SplittableRandom(rows);
    float[][] values = new float[rows][width];
    for (float[] row : values) {
      float common = (float) random.nextGaussian();
      for (int f = 0; f < width; f++) {
        row[f] = common + 0.1f * (float) random.nextGaussian();
      }
    }
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.DENOISING)
            .with(Hyperparameter.EPOCHS, "" + EPOCHS)
            .with(Hyperparameter.BATCH, "" + batch);
    new Dl4jTrainer().train(values, spec, 1);
  }

  private static Table beside(boolean quick) throws Exception {
    Workload workload = new Workload(quick ? 60_000 : 1_500_000, 1000, 8);
    int rounds = quick ? 1 : 5;
    List<Double> alone = new ArrayList<>();
    List<Double> shared = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    Steps steps = new Steps(2 * (rounds + 1));
    try (Log log = new Log();
        Cluster cluster = new Cluster(Files.createTempDirectory("tidewatch-bench-"))) {
      log.fill(TOPIC, workload);
      for (int round = 0; round <= rounds; round++) {
        double without = rate(log, cluster, workload);
        steps.done(String.format(Locale.ROOT, "%,.0f records a second alone", without));
        double with = rateWhileTraining(log, cluster, workload);
        steps.done(String.format(Locale.ROOT, "%,.0f beside a training", with));
        if (round > 0) {
          alone.add(without);
          shared.add(with);
          ratios.add(with / without);
        }
      }
    }
    return new Table(
        "Scoring beside a training",
        "Records a second of the job at parallelism 1, as fast as it can, while one training after"
            + " the other runs in the same process, and while none does; medians, and that of the"
            + " ratios of two runs that followed each other.",
        List.of("", "records a second"),
        List.of(
            List.of("alone", String.format(Locale.ROOT, "%,.0f", Median.of(alone))),
            List.of("beside trainings", String.format(Locale.ROOT, "%,.0f", Median.of(shared))),
            List.of("ratio", String.format(Locale.ROOT, "%.2f", Median.of(ratios)))));
  }

  private static double rateWhileTraining(Log log, Cluster cluster, Workload workload)
      throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> trainings =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                trainUnchecked();
              }
            },
            TrainingBench::runAsTrainingsDo);
    double rate = rate(log, cluster, workload);
    enough.set(true);
    trainings.get();
    return rate;
  }

  private static void runAsTrainingsDo(Runnable work) {
    Thread thread = new Thread(work, "training");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  private static void trainUnchecked() {
    try {
      train(ROWS, 32, LARGE_BATCH);
    } catch (TrainingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static double rate(Log log, Cluster cluster, Workload workload) throws Exception {
    Detector detector =
        new Detector(
            workload, log.bootstrap(), TOPIC, "training", VALUES, PipelineBench.NO_TRAINING);
    return workload.records() / cluster.run(detector.untilNow(1)).seconds();
  }
}
