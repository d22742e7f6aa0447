package io.tidewatch.dl4j;

import io.tidewatch.model.Family;

/**
 * Trains all families in turn while another thread makes garbage, for a process of its own with a
 * small young generation: hundreds of collections a second find what nobody holds.
 */
final class CollectorPressure {

  private static final int GARBAGE_BYTES = 1 << 16;

  private static volatile byte[] garbage;

  private CollectorPressure() {}

  /**
   * Trains.
   *
   * @param args for how many seconds at least; every family is trained once at least
   */
  public static void main(String[] args) throws Exception {
    Thread litter = new Thread(CollectorPressure::litter, "litter");
    litter.setDaemon(true);
    litter.start();
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
    Dl4jTrainer trainer = new Dl4jTrainer();
    int trainings = 0;
    while (trainings < Family.values().length || System.nanoTime() < end) {
      Family family = Family.values()[trainings % Family.values().length];
      trainer.train(Samples.linear(700, 24, 5, 1), TrainingDigest.shortened(family), 42);
      trainings++;
    }
    System.out.println("trained " + trainings);
  }

  private static void litter() {
    while (true) {
      garbage = new byte[GARBAGE_BYTES];
    }
  }
}
