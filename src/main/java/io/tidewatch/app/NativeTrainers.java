package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.dl4j.NativeMemory;
import io.tidewatch.flink.TrainerSource;
import io.tidewatch.learn.Trainer;

/**
 * Trainers whose arrays lie outside the Java heap. Their libraries are loaded with the first of
 * them, on the thread that trains.
 *
 * @param offHeapBytes what each may take there, at most
 */
record NativeTrainers(long offHeapBytes) implements TrainerSource {

  @Override
  public Trainer open() {
    return Dl4jTrainer.within(offHeapBytes);
  }

  @Override
  public long processBytes() {
    return NativeMemory.processBytes();
  }
}
