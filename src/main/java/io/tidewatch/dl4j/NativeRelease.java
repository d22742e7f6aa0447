package io.tidewatch.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gives a network's native memory back. The library's own {@code close} does the same and then
 * calls {@code System.gc()} twice: in a process that scores while it trains, two pauses of the
 * whole heap.
 */
final class NativeRelease {

  private NativeRelease() {}

  /**
   * Frees parameters, gradients, optimiser state and the calling thread's workspaces.
   *
   * @param network not to be used afterwards; made and fitted on this thread
   */
  static void release(MultiLayerNetwork network) {
    close(network.params());
    close(network.getFlattenedGradients());
    Updater updater = network.getUpdater(false);
    if (updater != null) {
      close(updater.getStateViewArray());
    }
    List<MemoryWorkspace> workspaces =
        Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread();
    if (workspaces != null) {
      List.copyOf(workspaces).forEach(Nd4j.getWorkspaceManager()::destroyWorkspace);
    }
  }

  private static void close(INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
