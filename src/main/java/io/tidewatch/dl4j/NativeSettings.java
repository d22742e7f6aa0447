package io.tidewatch.dl4j;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at how the process was started. The native library reads its thread count from the
 * environment as it is loaded: it cannot be set from within, only be found missing.
 */
final class NativeSettings {

  private static final Logger LOG = LoggerFactory.getLogger(NativeSettings.class);
  private static final AtomicBoolean CHECKED = new AtomicBoolean();

  private NativeSettings() {}

  /** Logs what is wrong with this process's environment, the first time it is called. */
  static void warnOnce() {
    if (CHECKED.compareAndSet(false, true)) {
      problem(System.getenv()).ifPresent(LOG::warn);
    }
  }

  /** What is wrong with an environment, and what to do about it; empty when nothing is. */
  static Optional<String> problem(Map<String, String> environment) {
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "unset");
    return threads.strip().equals("1")
        ? Optional.empty()
        : Optional.of(
            "OMP_NUM_THREADS must be 1, but was "
                + threads
                + " (environment): trained models may differ in their last bits from run to run,"
                + " and training slows down on busy cores; export OMP_NUM_THREADS=1 and"
                + " OPENBLAS_NUM_THREADS=1 before the JVM starts");
  }
}
