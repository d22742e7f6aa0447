package io.tidewatch.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.amazon.randomcutforest.RandomCutForest;
import io.tidewatch.model.ForwardPass;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One dense autoencoder by each of the ways to compute it: time a record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DenseKernels {

  private static final int RECORDS = 1024;
  private static final int BATCH = 256;

  @Param({"8", "32", "128"})
  int width;

  private float[][] rows;
  private float[][] reconstructions;
  private int next;
  private ForwardPass pass;
  private MultiLayerNetwork network;
  private INDArray[] single;
  private INDArray batch;
  private OrtEnvironment environment;
  private OrtSession session;
  private OnnxTensor onnxRow;
  private OnnxTensor onnxRows;
  private RandomCutForest forest;

  /** Builds every contender of the same weights. */
  @Setup(Level.Trial)
  public void build() throws OrtException {
    Layers layers = Layers.random(width);
    rows = Layers.rows(new SplittableRandom(1), RECORDS, width, 1);
    reconstructions = new float[BATCH][width];
    pass = layers.compiled().newPass();
    network = Dl4jNetwork.of(layers);
    batch = Nd4j.create(rows);
    single = new INDArray[RECORDS];
    for (int r = 0; r < RECORDS; r++) {
      single[r] = Nd4j.create(new float[][] {rows[r]});
    }
    environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    session = environment.createSession(OnnxFile.of(layers), options);
    onnxRow = OnnxTensor.createTensor(environment, new float[][] {rows[0]});
    float[] flat = new float[BATCH * width];
    for (int r = 0; r < BATCH; r++) {
      System.arraycopy(rows[r], 0, flat, r * width, width);
    }
    onnxRows =
        OnnxTensor.createTensor(environment, FloatBuffer.wrap(flat), new long[] {BATCH, width});
    forest =
        RandomCutForest.builder()
            .dimensions(width)
            .numberOfTrees(50)
            .sampleSize(256)
            .randomSeed(1)
            .build();
    for (float[] row : rows) {
      forest.update(row);
    }
  }

  /** Frees what is native. */
  @TearDown(Level.Trial)
  public void close() throws OrtException {
    onnxRow.close();
    onnxRows.close();
    session.close();
  }

  private int turn() {
    next = next + 1 & RECORDS - 1;
    return next;
  }

  /** The compiled forward pass, a record at a time. */
  @Benchmark
  public float[] tidewatch() {
    return pass.reconstruct(rows[turn()]);
  }

  /** The compiled forward pass, a batch of 256. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[][] tidewatchBatch() {
    pass.reconstruct(rows, BATCH, reconstructions);
    return reconstructions;
  }

  /** What everybody writes first. */
  @Benchmark
  public INDArray dl4j() {
    return network.output(single[turn()]);
  }

  /** A batch of 1,024. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public INDArray dl4jBatch() {
    return network.output(batch);
  }

  /** ONNX Runtime, a record at a time. */
  @Benchmark
  public long onnx() throws OrtException {
    try (OrtSession.Result result = session.run(Map.of("in", onnxRow))) {
      return result.size();
    }
  }

  /** ONNX Runtime, a batch of 256. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long onnxBatch() throws OrtException {
    try (OrtSession.Result result = session.run(Map.of("in", onnxRows))) {
      return result.size();
    }
  }

  /** A random cut forest of 50 trees of 256: score, then update. */
  @Benchmark
  public double randomCutForest() {
    float[] row = rows[turn()];
    double score = forest.getAnomalyScore(row);
    forest.update(row);
    return score;
  }
}
