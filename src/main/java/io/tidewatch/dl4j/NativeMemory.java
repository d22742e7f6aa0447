package io.tidewatch.dl4j;

import org.bytedeco.javacpp.Pointer;

/** What the process holds of the machine's memory, as the native library's own binding sees it. */
public final class NativeMemory {

  private NativeMemory() {}

  /** Resident memory of this process, heap and natives alike, in bytes. */
  public static long processBytes() {
    return Pointer.physicalBytes();
  }
}
