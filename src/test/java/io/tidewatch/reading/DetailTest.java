package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetailTest {

  @Test
  void followsTheForm() {
    assertThat(Detail.of("time", "at least 0", "-1", "field ts"))
        .isEqualTo("time must be at least 0, but was -1 (field ts)");
  }

  @Test
  void cutsEveryPart() {
    String endless = "😀".repeat(500);

    String detail = Detail.of(endless, endless, endless, endless);

    assertThat(detail.length()).isLessThanOrEqualTo(Detail.MAX_LENGTH);
    assertThat(Utf8.hasLoneSurrogate(detail)).isFalse();
    assertThat(detail).contains("… must be 😀").contains("…, but was 😀").endsWith("…)");
  }

  @Test
  void cutsEscapesWhole() {
    String detail = Detail.of("\n".repeat(500), "x", "y", "z");

    assertThat(detail).startsWith("\\u000a\\u000a").contains("\\u000a… must be x");
  }

  @Test
  void keepsAPartThatJustFits() {
    assertThat(Detail.of("t".repeat(70), "r", "v", "w")).startsWith("t".repeat(70) + " must");
    assertThat(Detail.of("t".repeat(71), "r", "v", "w")).startsWith("t".repeat(69) + "… must");
  }

  @Test
  void escapesWhatBreaksOrTurnsALine() {
    assertThat(Detail.of("a\r\n", "\u2028", "\u202E\uD800", "\u0085"))
        .isEqualTo("a\\u000d\\u000a must be \\u2028, but was \\u202e\\ud800 (\\u0085)");
  }

  @Test
  void showsBytesAroundAPlace() {
    byte[] bytes = {'a', 'b', 0, (byte) 0xFF, 'c'};

    assertThat(Detail.excerpt(bytes, 3)).isEqualTo("'ab\\x00\\xffc'");
    assertThat(Detail.excerpt(bytes, -1)).startsWith("'ab");
    assertThat(Detail.excerpt(bytes, 1L << 40)).endsWith("c'");
    assertThat(Detail.excerpt(new byte[100], 50)).hasSize(24 * 4 + 2);
  }
}
