package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.reading.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What every stored layout promises, checked for one value. */
final class Layouts {

  private Layouts() {}

  static <T> byte[] bytes(Codec<T> codec, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      codec.write(value, new DataOutputStream(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  static <T> T read(Codec<T> codec, byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    T value = codec.read(new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return value;
  }

  static <T> T roundTrip(Codec<T> codec, T value) {
    try {
      return read(codec, bytes(codec, value));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A value comes back whole; no beginning of its bytes, and no other version, passes for one. */
  static <T> void check(Codec<T> codec, T value) {
    byte[] bytes = bytes(codec, value);
    assertThat(bytes(codec, roundTrip(codec, value))).as("after a round trip").isEqualTo(bytes);
    for (int length = 0; length < bytes.length; length++) {
      byte[] beginning = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(codec, beginning))
          .as("the first %d of %d bytes", length, bytes.length)
          .isInstanceOf(IOException.class);
    }
    for (int version : new int[] {0, 2, 255}) {
      byte[] other = bytes.clone();
      other[0] = (byte) version;
      assertThatThrownBy(() -> read(codec, other))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("layout version must be 1, but was " + version);
    }
  }
}
