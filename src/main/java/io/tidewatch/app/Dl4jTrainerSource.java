package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.dl4j.NativeMemory;
import io.tidewatch.flink.TrainerSource;
import io.tidewatch.learn.Trainer;

/** DL4J where Flink's tasks run. */
final class Dl4jTrainerSource implements TrainerSource {

  private static final long serialVersionUID = 1L;

  @Override
  public Trainer open() {
    return new Dl4jTrainer();
  }

  @Override
  public long processBytes() {
    return NativeMemory.processBytes();
  }
}
