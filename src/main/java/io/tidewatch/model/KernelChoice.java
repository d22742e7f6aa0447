package io.tidewatch.model;

/** Which kernel a process computes with. */
final class KernelChoice {

  private static final String VECTORS = "jdk.incubator.vector";

  private KernelChoice() {}

  /**
   * The kernel over vectors where the JVM was started with their module, else the plain one.
   *
   * @throws IllegalStateException when the module is there and the kernel cannot be made
   */
  static Kernel fastest() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent() ? overVectors() : new PlainKernel();
  }

  /** Made by name: its class is loaded only where the classes it needs can be. */
  private static Kernel overVectors() {
    try {
      Class<?> type = Class.forName(KernelChoice.class.getPackageName() + ".VectorKernel");
      return (Kernel) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("vector kernel must be in the jar, but was not", broken);
    }
  }
}
