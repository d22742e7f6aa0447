package io.tidewatch.flink;

import io.tidewatch.learn.Trainer;
import java.io.Serializable;

/**
 * Brings the trainer into being where it runs, so that nothing of it travels with the job graph.
 */
@FunctionalInterface
public interface TrainerSource extends Serializable {

  /** A new trainer, for the thread that asks. */
  Trainer open();

  /** What its trainers take beside the Java heap, each at most, in bytes. */
  default long offHeapBytes() {
    return 0;
  }

  /**
   * The memory that this process holds, what the training library allocates natively included, in
   * bytes; 0 where nobody can tell.
   */
  default long processBytes() {
    return 0;
  }
}
