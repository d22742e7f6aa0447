package io.tidewatch.bench;

import io.tidewatch.model.ForwardPass;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The compiled forward pass of the families that are not plain dense chains: time a record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FamilyKernels {

  private static final int RECORDS = 1024;

  @Param FamilyNetwork family;

  private float[][] rows;
  private int next;
  private ForwardPass pass;

  /** Draws weights and records. */
  @Setup(Level.Trial)
  public void build() {
    pass = family.network().newPass();
    rows = Layers.rows(new SplittableRandom(1), RECORDS, FamilyNetwork.WIDTH, 1);
  }

  /** The compiled forward pass, a record at a time. */
  @Benchmark
  public float[] tidewatch() {
    next = next + 1 & RECORDS - 1;
    return pass.reconstruct(rows[next]);
  }
}
