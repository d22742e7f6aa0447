package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  @Test
  void agreesWithTheJdkOnEveryPairAndEveryLeadingTriple() {
    for (int i = 0; i < 1 << 16; i++) {
      assertLikeJdk((byte) (i >> 8), (byte) i);
    }
    for (int i = 0xE0_0000; i < 0xF8_0000; i += 5) {
      assertLikeJdk((byte) (i >> 16), (byte) (i >> 8), (byte) i, (byte) 'a');
      assertLikeJdk((byte) (i >> 16), (byte) (i >> 8), (byte) i, (byte) 0x80);
    }
  }

  @Test
  void agreesWithTheJdkOnDamagedTexts() {
    Random random = new Random(9);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = "aé東😀z".getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      assertLikeJdk(bytes);
    }
  }

  @Test
  void namesTheFirstFault() {
    assertThat(Utf8.firstFault(new byte[0])).isEqualTo(-1);
    assertThat(Utf8.firstFault(new byte[] {'a', (byte) 0xC3})).isEqualTo(1);
    assertThat(Utf8.firstFault(new byte[] {'a', 'b', (byte) 0xFF, 'c'})).isEqualTo(2);
  }

  @Test
  void findsLoneSurrogates() {
    assertThat(Utf8.hasLoneSurrogate("a😀b")).isFalse();
    assertThat(Utf8.hasLoneSurrogate("a\uD83D")).isTrue();
    assertThat(Utf8.hasLoneSurrogate("\uDE00a")).isTrue();
    assertThat(Utf8.hasLoneSurrogate("\uD83D\uD83D\uDE00")).isTrue();
  }

  private void assertLikeJdk(byte... bytes) {
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    boolean valid = !decoder.reset().decode(ByteBuffer.wrap(bytes), chars, true).isError();
    if (Utf8.firstFault(bytes) < 0 != valid) {
      throw new AssertionError("wrong: " + HexFormat.of().formatHex(bytes));
    }
  }
}
