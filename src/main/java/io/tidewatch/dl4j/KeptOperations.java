package io.tidewatch.dl4j;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.IndexAccumulation;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the library's operations, and keeps each alive until it is through.
 *
 * <p>The library (1.0.0-M2.1) hands an operation's native addresses to native code and does not
 * mention the operation again. To a compiled caller it is garbage from there on: a collection in
 * that moment frees its list of dimensions, and the process ends with a segmentation fault in
 * {@code sd::DataBuffer::primary}. All forms of {@code exec} with fewer arguments come to those
 * with a context.
 */
final class KeptOperations extends NativeOpExecutioner {

  private KeptOperations() {}

  /**
   * Makes the library run its operations here, in all threads of this process.
   *
   * @throws IllegalStateException where the library is another than the one this was written for
   */
  static synchronized void install() {
    // Asking begins the library, without which there can be no other executioner.
    if (Nd4j.getExecutioner() instanceof KeptOperations) {
      return;
    }
    try {
      Field executioner = Nd4j.class.getDeclaredField("OP_EXECUTIONER_INSTANCE");
      executioner.setAccessible(true);
      executioner.set(null, new KeptOperations());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "library must let its executioner be replaced, but was " + Nd4j.class.getPackage(), e);
    }
  }

  @Override
  public INDArray exec(Op op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray exec(IndexAccumulation op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray exec(ReduceOp op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray exec(ScalarOp op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray exec(BroadcastOp op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray exec(RandomOp op, OpContext context, Random random) {
    try {
      return super.exec(op, context, random);
    } finally {
      keep(op, context);
    }
  }

  @Override
  public INDArray[] exec(CustomOp op, OpContext context) {
    try {
      return super.exec(op, context);
    } finally {
      keep(op, context);
    }
  }

  private static void keep(Object op, OpContext context) {
    Reference.reachabilityFence(op);
    Reference.reachabilityFence(context);
  }
}
