package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryHashTest {

  /** Figures from another implementation; stored models depend on them. */
  @ParameterizedTest
  @CsvSource({
    "'', ab3e7c0b, 11, 3083",
    "a, 1a80b1b3, 3, 435",
    "visa, 2e31aa2f, 15, 2607",
    "mastercard, 7a7593d3, 3, 979",
    "42, 28ec2cbd, 13, 3261",
    "Zürich, ad5bb597, 7, 1431",
    "東京, 50b7e2e7, 7, 743",
    "😀, 3303a80a, 10, 2058",
  })
  void neverChanges(String text, String hash, int of16, int of4096) {
    char[] chars = ("#" + text + "#").toCharArray();

    assertThat(Integer.toHexString(CategoryHash.hash(chars, 1, text.length()))).isEqualTo(hash);
    assertThat(CategoryHash.bucket(chars, 1, text.length(), 16)).isEqualTo(of16);
    assertThat(CategoryHash.bucket(chars, 1, text.length(), 4096)).isEqualTo(of4096);
  }

  @Test
  void hashesTheBytesOfUtf8() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c += 37) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String text = Character.toString(c);
        assertThat(CategoryHash.hash(text.toCharArray(), 0, text.length()))
            .isEqualTo(ofBytes(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void takesLoneSurrogatesForTheReplacementCharacter() {
    assertThat(CategoryHash.hash(new char[] {0xD800}, 0, 1)).isEqualTo(0x47d8c63a);
    assertThat(CategoryHash.hash(new char[] {0xD83D, 0xDE00}, 0, 1)).isEqualTo(0x47d8c63a);
    assertThat(CategoryHash.hash(new char[] {0xDE00, 'a'}, 0, 2))
        .isEqualTo(CategoryHash.hash(new char[] {0xFFFD, 'a'}, 0, 2));
  }

  @Test
  void spreadsOverItsBuckets() {
    int[] counts = new int[64];
    for (int i = 0; i < 64_000; i++) {
      String text = "merchant-" + i;
      counts[CategoryHash.bucket(text.toCharArray(), 0, text.length(), 64)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(850, 1150);
    }
  }

  private static int ofBytes(byte[] bytes) {
    int hash = 0x811C9DC5;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }
}
