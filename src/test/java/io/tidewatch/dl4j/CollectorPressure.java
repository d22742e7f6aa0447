package io.tidewatch.dl4j;

import io.tidewatch.model.Family;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains all families, and then adds a bias to rows as fast as it can, while another thread makes
 * garbage; for a process of its own with a small young generation: hundreds of collections a second
 * find what nobody holds.
 */
final class CollectorPressure {

  private static final int GARBAGE_BYTES = 1 << 16;
  private static final int ADDITIONS = 1000;

  private static volatile byte[] garbage;

  private CollectorPressure() {}

  /**
   * Trains and adds.
   *
   * @param args for how many seconds it adds
   */
  public static void main(String[] args) throws Exception {
    Thread litter = new Thread(CollectorPressure::litter, "litter");
    litter.setDaemon(true);
    litter.start();
    Dl4jTrainer trainer = new Dl4jTrainer();
    for (Family family : Family.values()) {
      trainer.train(Samples.linear(700, 24, 5, 1), TrainingDigest.shortened(family), 42);
    }
    INDArray rows = Nd4j.zeros(DataType.FLOAT, 32, 8);
    INDArray bias = Nd4j.ones(DataType.FLOAT, 1, 8);
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
    while (System.nanoTime() < end) {
      for (int i = 0; i < ADDITIONS; i++) {
        rows.addiRowVector(bias);
      }
    }
    System.out.println("outlived");
  }

  private static void litter() {
    while (true) {
      garbage = new byte[GARBAGE_BYTES];
    }
  }
}
