package io.tidewatch.model;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Which kernel a process computes with. */
final class KernelChoice {

  private static final String VECTORS = "jdk.incubator.vector";
  private static final String MOST_OPTIMISED = "4";

  private KernelChoice() {}

  /**
   * The kernel over vectors where the JVM was started with their module and has the compiler that
   * keeps them in registers, else the plain one: to every other compiler a vector is an object, and
   * a forward pass takes many times as long.
   *
   * @throws IllegalStateException when the module is there and the kernel cannot be made
   */
  static Kernel fastest() {
    boolean known = ModuleLayer.boot().findModule(VECTORS).isPresent();
    return known && optimises() ? overVectors() : new PlainKernel();
  }

  private static boolean optimises() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    boolean interprets = System.getProperty("java.vm.info", "").contains("interpreted");
    return jvm != null
        && !interprets
        && jvm.getVMOption("TieredStopAtLevel").getValue().equals(MOST_OPTIMISED);
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
