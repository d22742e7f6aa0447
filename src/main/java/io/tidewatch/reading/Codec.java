package io.tidewatch.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A versioned binary layout for one type. The first byte that {@link #write} puts out is the
 * layout's version, and {@link #read} knows every version ever released. Implementations are
 * stateless and have a public constructor without parameters, so that stored state can name them.
 *
 * @param <T> the type
 */
public interface Codec<T> {

  /**
   * Writes a value in the newest layout.
   *
   * @throws IOException when the output fails
   */
  void write(T value, DataOutput out) throws IOException;

  /**
   * Reads a value in any released layout. Sizes are checked before anything is allocated.
   *
   * @throws IOException when the input ends early or does not follow a known layout
   */
  T read(DataInput in) throws IOException;

  /** A copy that shares nothing mutable with the original; the original where it is immutable. */
  T copy(T value);

  /** The type's class, for the framework that stores it. */
  Class<T> type();
}
